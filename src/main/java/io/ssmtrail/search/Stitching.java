package io.ssmtrail.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.search.EventSearch.Order;
import io.ssmtrail.search.EventSearch.Part;
import java.io.IOException;
import java.util.ArrayList;
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
 * @param fields what is read of the events, beside what all of them have
 */
record Stitching(EventSearch search, String idField, List<String> actions, List<String> mentions, List<String> fields) {

    /** Makes something of the events of a group, which come in the order of their time and are gone afterwards. */
    interface Teller<T> {
        T tell(String id, List<Event> events);
    }

    /** What every call has: when, what, by whom, from where, on what. */
    private static final List<String> COMMON = List.of(
            "@timestamp",
            "event.action",
            "event.outcome",
            "aws.cloudtrail.user_identity.arn",
            "source.ip",
            "source.address",
            "cloud.account.id",
            "cloud.region",
            "aws.ssm.document.name",
            "aws.ssm.node.id");

    /** Groups whose events are in memory together: a command that many wait for has thousands. */
    private static final int BATCH = 200;

    /**
     * What is made of the groups of events, those of the latest found first.
     *
     * @param limit how many groups
     */
    <T> List<T> newest(EventFilter filter, long limit, Teller<T> teller) throws IOException {
        Set<String> ids = new LinkedHashSet<>();
        ObjectNode telling = Clauses.allOf(List.of(Clauses.terms("event.action", actions), Clauses.exists(idField)));
        search.findWhile(filter, telling, Order.NEWEST_FIRST, Part.only(List.of(idField)), event -> {
            ids.addAll(event.values(idField));
            return ids.size() < limit;
        });
        List<T> told = new ArrayList<>();
        List<String> wanted = ids.stream().limit(limit).toList();
        for (int from = 0; from < wanted.size(); from += BATCH) {
            fetch(wanted.subList(from, Math.min(wanted.size(), from + BATCH))).forEach((id, events) -> {
                told.add(teller.tell(id, events));
                events.clear();
            });
        }
        return told;
    }

    private Map<String, List<Event>> fetch(List<String> ids) throws IOException {
        Map<String, List<Event>> groups = new LinkedHashMap<>();
        ids.forEach(id -> groups.put(id, new ArrayList<>()));
        List<String> all = Stream.concat(actions.stream(), mentions.stream()).toList();
        ObjectNode clause = Clauses.allOf(List.of(Clauses.terms("event.action", all), Clauses.terms(idField, ids)));
        search.findWhile(EventFilter.all(), clause, Order.OLDEST_FIRST, Part.only(read()), event -> {
            Event kept = event.alone();
            for (String id : event.values(idField)) {
                groups.getOrDefault(id, new ArrayList<>()).add(kept);
            }
            return true;
        });
        return groups;
    }

    private List<String> read() {
        return Stream.of(List.of(idField), COMMON, Caller.FIELDS, fields)
                .flatMap(List::stream)
                .toList();
    }
}
