package io.ssmtrail.findings;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/** A finding as JSON, with the names of ECS where that has some; the same on the screen and in the index. */
public final class FindingDocument {

    private FindingDocument() {}

    /** The document; its time is the last event's, so that it stands in a chart where it happened. */
    public static ObjectNode of(Finding finding) {
        Rule rule = finding.rule();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("@timestamp", finding.last().toString());
        document.putObject("event")
                .put("kind", "alert")
                .put("start", finding.first().toString())
                .put("end", finding.last().toString())
                .put("severity", rule.severity().ordinal());
        ObjectNode named = document.putObject("rule")
                .put("id", rule.id())
                .put("name", rule.title())
                .put("description", rule.description());
        list(named, "reference", rule.references());
        threat(document, rule.techniques().stream().map(Technique::of).toList());
        ObjectNode own = document.putObject("ssmtrail").putObject("finding");
        own.put("id", finding.id()).put("severity", rule.severity().value()).put("event_count", finding.events());
        finding.group().forEach(own.putObject("group")::put);
        list(own, "event_ids", finding.eventIds());
        finding.seen().forEach((field, values) -> set(document, field, values));
        return document;
    }

    private static void threat(ObjectNode document, List<Technique> techniques) {
        ObjectNode threat = document.putObject("threat").put("framework", "MITRE ATT&CK");
        ObjectNode technique = threat.putObject("technique");
        list(technique, "id", techniques.stream().map(Technique::id).toList());
        list(technique, "name", techniques.stream().map(Technique::name).toList());
        list(
                threat.putObject("tactic"),
                "name",
                techniques.stream()
                        .flatMap(one -> one.tactics().stream())
                        .distinct()
                        .toList());
    }

    /** Puts values where a field's dots lead. */
    private static void set(ObjectNode document, String field, List<String> values) {
        ObjectNode place = document;
        String[] names = field.split("\\.", -1);
        for (int i = 0; i < names.length - 1; i++) {
            place = place.withObjectProperty(names[i]);
        }
        list(place, names[names.length - 1], values);
    }

    private static void list(ObjectNode object, String name, Collection<String> values) {
        ArrayNode list = object.putArray(name);
        values.forEach(list::add);
    }
}
