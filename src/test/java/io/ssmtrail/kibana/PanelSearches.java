package io.ssmtrail.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The searches of all panels over the events, for tests of other packages. */
public final class PanelSearches {

    private PanelSearches() {}

    /**
     * A panel's search.
     *
     * @param mayBeEmpty whether the panel says that there may be nothing to see
     */
    public record PanelSearch(String body, boolean mayBeEmpty) {}

    /** One search for each layer of each visualisation, and each saved search, by its name. */
    public static Map<String, PanelSearch> between(String from, String to) {
        Map<String, PanelSearch> searches = new LinkedHashMap<>();
        LensQuery query = new LensQuery(from, to);
        for (SavedObject lens : Panels.lensOfEvents()) {
            for (Map.Entry<String, JsonNode> layer : Panels.layers(lens).properties()) {
                String body = Json.compact(query.of(lens, layer.getValue()));
                searches.put(lens.id() + "/" + layer.getKey(), new PanelSearch(body, Panels.mayBeEmpty(lens)));
            }
        }
        for (SavedObject search : Panels.ofType("search")) {
            if (Panels.dataView(search).equals(Panels.EVENTS)) {
                String kql = search.json()
                        .at("/attributes/kibanaSavedObjectMeta/searchSourceJSON/query/query")
                        .asText();
                String body = Json.compact(Json.object().set("query", LensQuery.query(kql)));
                searches.put(search.id(), new PanelSearch(body, false));
            }
        }
        return searches;
    }
}
