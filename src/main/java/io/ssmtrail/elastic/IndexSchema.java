package io.ssmtrail.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Which version of the schema the documents of an index have. The index tells it itself, in its mapping's {@code _meta}:
 * what is deleted, restored or copied takes it along, and documents need no field for it.
 *
 * @param index its name
 * @param shards how many primary shards it has
 * @param version the oldest that its documents may have; 0 where it does not tell
 * @param begun a rewriting of its documents that has not come to its end
 * @see <a href="https://www.elastic.co/docs/reference/elasticsearch/mapping-reference/mapping-meta-field">_meta</a>
 */
public record IndexSchema(String index, int shards, int version, Optional<Rewriting> begun) {

    /**
     * A rewriting of all documents that were there when it began.
     *
     * @param version what they are brought to
     * @param places whether the places of addresses are looked up again
     * @param ended whether it came to its end, but some documents could not be rewritten
     * @param through for each shard, the number of the last operation before it
     */
    public record Rewriting(int version, boolean places, boolean ended, Map<Integer, Long> through) {

        /** Whether it is one to the schema of today, and of the same kind. */
        public boolean isOfToday(boolean withPlaces) {
            return version == current() && places == withPlaces;
        }

        /** Whether it is about each shard of an index; documents of others would be left out. */
        public boolean covers(IndexSchema schema) {
            return IntStream.range(0, schema.shards()).allMatch(through::containsKey);
        }
    }

    private static final String MEMBER = "ssmtrail";

    /** The version that this program writes. */
    public static int current() {
        return Templates.schemaVersion();
    }

    /**
     * Of the open indices of a name or pattern, in the order of their names.
     *
     * @throws io.ssmtrail.error.ClusterException where the cluster cannot be reached or does not allow it
     */
    public static List<IndexSchema> of(Elastic elastic, String pattern) {
        List<IndexSchema> schemas = new ArrayList<>();
        elastic.call("GET", "/" + pattern, "").properties().forEach(index -> {
            JsonNode told = index.getValue().at("/mappings/_meta/" + MEMBER);
            schemas.add(new IndexSchema(
                    index.getKey(),
                    index.getValue().at("/settings/index/number_of_shards").asInt(),
                    told.path("schema").asInt(0),
                    rewriting(told.path("rewriting"))));
        });
        schemas.sort(Comparator.comparing(IndexSchema::index));
        return schemas;
    }

    private static Optional<Rewriting> rewriting(JsonNode told) {
        if (!told.isObject()) {
            return Optional.empty();
        }
        Map<Integer, Long> through = new TreeMap<>();
        told.path("through")
                .properties()
                .forEach(shard -> through.put(
                        Integer.valueOf(shard.getKey()), shard.getValue().asLong()));
        return Optional.of(new Rewriting(
                told.path("schema").asInt(),
                told.path("places").asBoolean(),
                told.path("ended").asBoolean(),
                through));
    }

    /** Notes that all documents that are there now are to be rewritten; nothing where not all shards are there now. */
    public Optional<Rewriting> begin(Elastic elastic, boolean places) {
        Rewriting rewriting = new Rewriting(current(), places, false, lastOperations(elastic));
        if (!rewriting.covers(this)) {
            return Optional.empty();
        }
        write(elastic, rewriting);
        return Optional.of(rewriting);
    }

    /** Of the shards that are started: after a restart of a node, others are not listed, or still read their log. */
    private Map<Integer, Long> lastOperations(Elastic elastic) {
        Map<Integer, Long> through = new TreeMap<>();
        JsonNode shards = elastic.call("GET", "/" + index + "/_stats?level=shards", "")
                .path("indices")
                .path(index)
                .path("shards");
        shards.properties().forEach(shard -> {
            for (JsonNode copy : shard.getValue()) {
                JsonNode routing = copy.path("routing");
                if (routing.path("primary").asBoolean()
                        && !routing.path("state").asText().equals("INITIALIZING")) {
                    through.put(
                            Integer.valueOf(shard.getKey()),
                            copy.at("/seq_no/max_seq_no").asLong());
                }
            }
        });
        return through;
    }

    /** Notes that it came to its end, but for some documents that are as they were. */
    public void leave(Elastic elastic, Rewriting rewriting) {
        write(elastic, new Rewriting(rewriting.version(), rewriting.places(), true, rewriting.through()));
    }

    private void write(Elastic elastic, Rewriting rewriting) {
        ObjectNode told = JsonNodeFactory.instance.objectNode().put("schema", version);
        ObjectNode noted = told.putObject("rewriting")
                .put("schema", rewriting.version())
                .put("places", rewriting.places())
                .put("ended", rewriting.ended());
        ObjectNode numbers = noted.putObject("through");
        rewriting.through().forEach((shard, number) -> numbers.put(String.valueOf(shard), number));
        write(elastic, told);
    }

    /** Notes that all of them are. */
    public void finish(Elastic elastic, Rewriting rewriting) {
        write(elastic, JsonNodeFactory.instance.objectNode().put("schema", rewriting.version()));
    }

    /** What others keep there stays. */
    private void write(Elastic elastic, ObjectNode told) {
        JsonNode present =
                elastic.call("GET", "/" + index + "/_mapping", "").path(index).at("/mappings/_meta");
        ObjectNode mapping = JsonNodeFactory.instance.objectNode();
        ObjectNode meta = mapping.putObject("_meta");
        if (present instanceof ObjectNode object) {
            meta.setAll(object);
        }
        meta.set(MEMBER, told);
        elastic.call("PUT", "/" + index + "/_mapping", mapping.toString());
    }
}
