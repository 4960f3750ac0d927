package io.ssmtrail.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** An Elasticsearch whose indices may be deleted: every run starts without events. */
record FreeElasticsearch(URI url) {

    /** A run; returns the CPU seconds of the process that it started, 0 where it started none. */
    @FunctionalInterface
    interface Run {
        double run() throws IOException, InterruptedException;
    }

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    /** Measures a run into empty indices, until searches see all of it. */
    Measured measure(Run run) throws IOException, InterruptedException {
        for (String pattern : new String[] {"ssm-cloudtrail-*", "script-*"}) {
            for (JsonNode index : call("GET", "/_cat/indices/" + pattern + "?format=json")) {
                call("DELETE", "/" + index.path("index").asText());
            }
        }
        double before = cpu();
        long began = System.nanoTime();
        double child = run.run();
        call("POST", "/ssm-cloudtrail-*,script-*/_refresh");
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Measured(seconds, child, cpu() - before);
    }

    void expect(String index, long events) throws IOException, InterruptedException {
        long found = call("GET", "/" + index + "/_count").path("count").asLong();
        if (found != events) {
            throw new IOException(index + " holds " + found + " documents, not " + events);
        }
    }

    private double cpu() throws IOException, InterruptedException {
        double millis = 0;
        for (JsonNode node : call("GET", "/_nodes/stats/process").path("nodes")) {
            millis += node.at("/process/cpu/total_in_millis").asDouble();
        }
        return millis / 1e3;
    }

    private JsonNode call(String method, String path) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(url.resolve(path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(method + " " + path + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }
}
