package io.ssmtrail.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The indices of events that are there, a month each.
 *
 * @see <a href="https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-cat-indices">cat indices</a>
 */
public final class EventIndices {

    /**
     * A month's index.
     *
     * @param documents how many it holds; empty where it is closed
     * @param bytes what it takes on disk, all copies together
     */
    public record EventIndex(String name, YearMonth month, OptionalLong documents, long bytes) {

        /** Whether all that is in it happened before that time. */
        public boolean isBefore(Instant bound) {
            return !IndexNames.endOf(month).isAfter(bound);
        }
    }

    private static final String LIST =
            "/_cat/indices/" + IndexNames.EVENTS + "?format=json&bytes=b&h=index,docs.count,store.size";

    private EventIndices() {}

    /**
     * All of them, the oldest first. An index whose name is no month's is none of them.
     *
     * @throws io.ssmtrail.error.ClusterException where the cluster cannot be reached or does not allow it
     */
    public static List<EventIndex> list(Elastic elastic) {
        List<EventIndex> indices = new ArrayList<>();
        for (JsonNode row : elastic.call("GET", LIST, "")) {
            String name = row.path("index").asText();
            JsonNode documents = row.path("docs.count");
            Optional<YearMonth> month = IndexNames.monthOf(name);
            month.ifPresent(of -> indices.add(new EventIndex(
                    name,
                    of,
                    documents.isTextual() ? OptionalLong.of(documents.asLong()) : OptionalLong.empty(),
                    row.path("store.size").asLong())));
        }
        indices.sort(Comparator.comparing(EventIndex::month));
        return indices;
    }

    /**
     * Deletes an index with all that is in it; one that is gone already is no failure.
     *
     * @throws io.ssmtrail.error.ClusterException where the cluster cannot be reached or does not allow it
     */
    public static void delete(Elastic elastic, EventIndex index) {
        elastic.call("DELETE", "/" + index.name() + "?ignore_unavailable=true", "");
    }
}
