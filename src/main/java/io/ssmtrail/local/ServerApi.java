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

    /** Waits until the indices that were there before can be searched; false when nothing answers. */
    boolean awaitIndices(Duration time) {
        return get("/_cluster/health?wait_for_status=yellow&timeout=" + time.toSeconds() + "s", time.plusSeconds(5))
                .isPresent();
    }

    Optional<Contents> contents() {
        Duration patience = Duration.ofSeconds(5);
        return get("/_cluster/health", patience)
                .flatMap(health -> get("/_stats/docs,store?filter_path=_all.primaries", patience)
                        .map(stats -> new Contents(
                                health.path("status").asText(),
                                stats.at("/_all/primaries/docs/count").asLong(),
                                stats.at("/_all/primaries/store/size_in_bytes").asLong())));
    }

    private Optional<JsonNode> get(String path, Duration patience) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve(path)).timeout(patience).build();
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return Optional.of(JSON.readTree(response.body()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
