package io.ssmtrail.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.search.EventSearch.Order;
import io.ssmtrail.search.EventSearch.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Puts together what CloudTrail tells in several events tied by an id, such as a session's start and its end. A filter
 * need only meet one of the events: the others are fetched by the id, whenever they happened.
 *
 * @param idField the field that ties the events
 * @param actions the actions by which groups are found
 * @param mentions further actions that belong to a group
 */
record Stitching(EventSearch search, String idField, List<String> actions, List<String> mentions) {

    /** Ids in one request; Elasticsearch allows 65,536 terms. */
    private static final int BATCH = 1_000;

    /**
     * The groups of events, those of the latest found first, the events of each in the order of their time.
     *
     * @param limit how many groups
     */
    Map<String, List<Event>> newest(EventFilter filter, long limit) throws IOException {
        Set<String> ids = new LinkedHashSet<>();
        ObjectNode telling = Clauses.allOf(List.of(Clauses.terms("event.action", actions), Clauses.exists(idField)));
        search.findWhile(filter, telling, Order.NEWEST_FIRST, Part.FIELDS, event -> {
            ids.addAll(event.values(idField));
            return ids.size() < limit;
        });
        Map<String, List<Event>> groups = new LinkedHashMap<>();
        List<String> wanted = ids.stream().limit(limit).toList();
        wanted.forEach(id -> groups.put(id, new ArrayList<>()));
        for (int from = 0; from < wanted.size(); from += BATCH) {
            fetch(wanted.subList(from, Math.min(wanted.size(), from + BATCH)), groups);
        }
        groups.values()
                .forEach(events -> events.sort(
                        Comparator.comparing(event -> event.value("@timestamp").orElse(""))));
        return groups;
    }

    private void fetch(List<String> ids, Map<String, List<Event>> groups) throws IOException {
        List<String> all = Stream.concat(actions.stream(), mentions.stream()).toList();
        ObjectNode clause = Clauses.allOf(List.of(Clauses.terms("event.action", all), Clauses.terms(idField, ids)));
        search.findWhile(EventFilter.all(), clause, Order.OLDEST_FIRST, Part.FIELDS, event -> {
            for (String id : event.values(idField)) {
                groups.getOrDefault(id, new ArrayList<>()).add(event);
            }
            return true;
        });
    }
}
