package io.ssmtrail.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.error.OperationException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Fetches the project's objects from a Kibana, with all that they refer to, to bring changes made there back into the source form. */
public final class DashboardExporter {

    private static final List<String> TYPES = List.of("dashboard", "index-pattern", "lens", "links", "map", "search");

    private final KibanaClient kibana;

    public DashboardExporter(KibanaConnection connection) {
        this.kibana = new KibanaClient(connection);
    }

    /**
     * Fetches what belongs to the project.
     *
     * @param more ids of further objects, for instance of a dashboard made in Kibana
     * @return the project's objects, these further ones, and whatever any of them refers to, in the order of type and id
     * @throws io.ssmtrail.error.ClusterException if Kibana cannot be reached, is too old or does not let us
     * @throws OperationException if it has nothing of one of these ids
     */
    public List<SavedObject> export(Collection<String> more) {
        kibana.requireSupportedVersion();
        Map<String, SavedObject> all = new HashMap<>();
        Deque<SavedObject> open = new ArrayDeque<>();
        for (SavedObject object : kibana.exportTypes(TYPES)) {
            all.put(object.key(), object);
            if (object.id().startsWith(SavedObjects.PREFIX) || more.contains(object.id())) {
                open.add(object);
            }
        }
        requireAll(more, open);
        Map<String, SavedObject> wanted = new TreeMap<>();
        while (!open.isEmpty()) {
            SavedObject object = open.remove();
            if (wanted.put(object.key(), object) == null) {
                for (JsonNode reference : object.json().path("references")) {
                    SavedObject target = all.get(reference.path("type").asText() + ":"
                            + reference.path("id").asText());
                    if (target != null) {
                        open.add(target);
                    }
                }
            }
        }
        return List.copyOf(wanted.values());
    }

    private static void requireAll(Collection<String> ids, Collection<SavedObject> found) {
        Set<String> missing = new TreeSet<>(ids);
        found.forEach(object -> missing.remove(object.id()));
        if (!missing.isEmpty()) {
            throw new OperationException(
                    "Kibana has no " + String.join(", ", TYPES) + " with the id '" + String.join("', '", missing)
                            + "' in this space.",
                    "The id of a dashboard stands in its address, behind #/view/; --space names another space.");
        }
    }
}
