package io.ssmtrail.kibana;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One saved object, its string-encoded parts decoded, without what a Kibana adds of its own (times, versions, spaces).
 *
 * @param json the whole object: {@code type}, {@code id}, {@code references}, {@code attributes}, migration versions
 */
public record SavedObject(ObjectNode json) {

    /** Kibana's name of the type: {@code dashboard}, {@code lens}, {@code search}, {@code index-pattern}, ... */
    public String type() {
        return json.path("type").asText();
    }

    public String id() {
        return json.path("id").asText();
    }

    /** What Kibana shows; a data view's name, where it has one, is shown instead of its index pattern. */
    public String title() {
        String name = json.at("/attributes/name").asText();
        return name.isEmpty() ? json.at("/attributes/title").asText(id()) : name;
    }

    /** The version of its type's shape: an older Kibana than the one that has it refuses the object. Empty where it has none. */
    public String typeVersion() {
        return json.path("typeMigrationVersion").asText();
    }

    /** What tells it from every other object of the same Kibana. */
    String key() {
        return type() + ":" + id();
    }
}
