package io.ssmtrail.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The fields that mappings have. */
public final class Fields {

    private Fields() {}

    /**
     * The fields of each index, with their full names.
     *
     * @throws io.ssmtrail.error.ClusterException where the cluster cannot be reached or does not allow it
     */
    public static Map<String, Set<String>> of(Elastic elastic, String indices) {
        Map<String, Set<String>> all = new TreeMap<>();
        elastic.call("GET", "/" + indices + "/_mapping", "").properties().forEach(index -> {
            Set<String> fields = new TreeSet<>();
            collect(index.getValue().path("mappings"), "", fields);
            all.put(index.getKey(), fields);
        });
        return all;
    }

    static void collect(JsonNode mapping, String prefix, Set<String> into) {
        mapping.path("properties").properties().forEach(field -> {
            String name = prefix + field.getKey();
            if (field.getValue().has("type")) {
                into.add(name);
            }
            collect(field.getValue(), name + ".", into);
        });
    }
}
