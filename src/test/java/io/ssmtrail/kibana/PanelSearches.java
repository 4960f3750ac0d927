package io.ssmtrail.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The searches of all panels, for tests of other packages. */
public final class PanelSearches {

    private PanelSearches() {}

    /**
     * A panel's search.
     *
     * @param mayBeEmpty whether the panel says that there may be nothing to see
     */
    public record PanelSearch(String body, boolean mayBeEmpty) {}

    /**
     * One search for each layer of each visualisation, and each saved search over a data view, by its name.
     *
     * @param dataView {@code ssmtrail-events} or {@code ssmtrail-loads}
     */
    public static Map<String, PanelSearch> between(String dataView, String from, String to) {
        Map<String, PanelSearch> searches = new LinkedHashMap<>();
        LensQuery query = new LensQuery(from, to);
        for (SavedObject lens : over(dataView, "lens")) {
            for (Map.Entry<String, JsonNode> layer : Panels.layers(lens).properties()) {
                String body = Json.compact(query.of(lens, layer.getValue()));
                searches.put(lens.id() + "/" + layer.getKey(), new PanelSearch(body, Panels.mayBeEmpty(lens)));
            }
        }
        for (SavedObject search : over(dataView, "search")) {
            String kql = search.json()
                    .at("/attributes/kibanaSavedObjectMeta/searchSourceJSON/query/query")
                    .asText();
            String body = Json.compact(Json.object().set("query", LensQuery.query(kql)));
            searches.put(search.id(), new PanelSearch(body, Panels.mayBeEmpty(search)));
        }
        return searches;
    }

    private static List<SavedObject> over(String dataView, String type) {
        return Panels.ofType(type).stream()
                .filter(object -> Panels.dataView(object).equals(dataView))
                .toList();
    }
}
