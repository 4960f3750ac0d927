package io.ssmtrail.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** The few questions that the local Elasticsearch itself is asked. It has no {@code GET /}. */
record ServerApi(URI url) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration INDICES_PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private static final long POLL_MILLIS = 200;

    /** Waits until it answers, and a while for the indices that were there before; false when nothing answers. */
    boolean awaitAnswer(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        String question = "/_cluster/health?wait_for_status=yellow&timeout=" + INDICES_PATIENCE.toSeconds() + "s";
        try {
            while (get(question, INDICES_PATIENCE.plusSeconds(5)).isEmpty()) {
                if (System.nanoTime() - deadline > 0) {
                    return false;
                }
                Thread.sleep(POLL_MILLIS);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Optional<Contents> contents() {
        return ask("/_cluster/health")
                .flatMap(health -> ask("/_stats/docs,store?filter_path=_all.primaries")
                        .map(stats -> new Contents(
                                health.path("status").asText(),
                                stats.at("/_all/primaries/docs/count").asLong(),
                                stats.at("/_all/primaries/store/size_in_bytes").asLong())));
    }

    private Optional<JsonNode> ask(String path) {
        try {
            return get(path, Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<JsonNode> get(String path, Duration patience) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve(path)).timeout(patience).build();
        try {
            HttpResponse<byte[]> response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return Optional.of(JSON.readTree(response.body()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
