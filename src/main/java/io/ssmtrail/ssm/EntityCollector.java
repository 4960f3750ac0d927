package io.ssmtrail.ssm;

import io.ssmtrail.json.JsonString;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes the values that a record holds for its entity fields and brings every spelling of a thing (name, ARN, name with
 * a version selector) to one. What names nothing is left out: blanks, redaction markers, patterns, text beyond all limits.
 */
final class EntityCollector {

    /** Hostile records stay bounded: an API call names 50 things at most, the largest batches a few hundred. */
    static final int MOST_VALUES = 1_000;

    private static final String EVERYTHING = "*";
    private static final String ALL_NODES = "InstanceIds=*";

    private final ActionFacts facts;
    private final EnumMap<EntityField, List<String>> found = new EnumMap<>(EntityField.class);

    EntityCollector(ActionFacts facts) {
        this.facts = facts;
    }

    Map<EntityField, List<String>> found() {
        return found;
    }

    Optional<String> first(EntityField field) {
        List<String> values = found.get(field);
        return values == null ? Optional.empty() : Optional.of(values.get(0));
    }

    /** Adds what stands at a place that is known to hold values of this field. */
    void add(EntityField field, String text) {
        if (!EntityNames.namesSomething(text)) {
            return;
        }
        if (ResourceArn.startsLikeOne(text)) {
            ResourceArn.parse(text).ifPresent(arn -> addArn(field, arn));
            return;
        }
        if (text.equals(EVERYTHING)) {
            if (field == EntityField.NODE_ID) {
                put(EntityField.TARGET, ALL_NODES);
            }
            return;
        }
        switch (field) {
            case NODE_ID -> addNode(text);
            case DOCUMENT_NAME -> addDocument(text);
            case PARAMETER_NAME -> put(field, EntityNames.withoutSelector(text));
            case PARAMETER_PATH -> put(field, EntityNames.withoutTrailingSlash(text));
            case SERVICE_SETTING_ID -> put(field, EntityNames.withLeadingSlash(text));
            case ROLE_ARN -> put(EntityField.ROLE_NAME, EntityNames.afterLastSlash(text));
            case CONNECTION_ID -> put(field, EntityNames.until(text, '_'));
            case SHARED_WITH, UNSHARED_WITH, TARGET_ACCOUNT -> put(field, EntityNames.account(text));
            case PARAMETER_WITH_DECRYPTION -> put(field, EntityNames.flag(text));
            case SESSION_PORT -> put(field, EntityNames.port(text));
            case RESOURCE_ARN, OUTPUT_TOPIC_ARN, DOCUMENT_ARN -> {
                // A bare name there says too little to be found by.
            }
            default -> put(field, text);
        }
    }

    /** Adds what stands at a place of unknown meaning, if its shape alone tells what it is: a node's id or an ARN. */
    void sniff(JsonString string) {
        switch (string.first()) {
            case 'i', 'm', 'a', '{', '[' -> sniff(string.text());
            default -> {}
        }
    }

    void sniff(String text) {
        if (text.isEmpty()) {
            return;
        }
        switch (text.charAt(0)) {
            case 'i', 'm' -> {
                if (NodeId.looksLikeNode(text)) {
                    put(EntityField.NODE_ID, text);
                }
            }
            case 'a' -> {
                if (ResourceArn.startsLikeOne(text)) {
                    add(EntityField.RESOURCE_ARN, text);
                }
            }
            case '{', '[' -> sniffJsonText(text);
            default -> {}
        }
    }

    /** Adds a resource that the record or its error message names: its ARN whatever it is, and the entity behind it. */
    void addResource(String text) {
        if (!EntityNames.namesSomething(text) || !ResourceArn.startsLikeOne(text)) {
            return;
        }
        ResourceArn arn = ResourceArn.parse(text).orElse(null);
        if (arn != null && !arn.isPattern()) {
            put(EntityField.RESOURCE_ARN, text);
            addArn(EntityField.RESOURCE_ARN, arn);
        }
    }

    void put(EntityField field, String value) {
        if (value.isEmpty()) {
            return;
        }
        List<String> values = found.get(field);
        if (values == null) {
            values = new ArrayList<>(4);
            found.put(field, values);
        }
        if (values.size() < MOST_VALUES && !values.contains(value)) {
            values.add(value);
        }
    }

    private void addArn(EntityField place, ResourceArn arn) {
        if (place == EntityField.OUTPUT_LOG_GROUP) {
            put(place, EntityNames.until(arn.id(), ':'));
            return;
        }
        if (arn.isPattern()) {
            return;
        }
        EntityField kind = facts.arnKind(arn.kind());
        if (kind == null || !addEntityOf(kind, arn)) {
            switch (place) {
                case OUTPUT_TOPIC_ARN -> put(place, arn.text());
                case OUTPUT_BUCKET -> put(place, arn.kind().substring(arn.kind().indexOf(':') + 1));
                default -> put(EntityField.RESOURCE_ARN, arn.text());
            }
        }
    }

    /** Adds the entity that an ARN is the name of; true where the ARN itself has a field of its own and is in it. */
    private boolean addEntityOf(EntityField kind, ResourceArn arn) {
        switch (kind) {
            case NODE_ID -> addNode(arn.id());
            case DOCUMENT_NAME -> {
                addDocument(arn.id());
                if (arn.kind().equals("ssm:document")) {
                    String name = EntityNames.withoutSelector(arn.id());
                    int length = arn.text().length() - arn.id().length() + name.length();
                    put(EntityField.DOCUMENT_ARN, arn.text().substring(0, length));
                    return true;
                }
            }
            case PARAMETER_NAME -> addParameterOfArn(EntityNames.withoutSelector(arn.id()));
            case PARAMETER_PATH, SERVICE_SETTING_ID ->
                put(kind, EntityNames.withoutTrailingSlash(EntityNames.withLeadingSlash(arn.id())));
            case ROLE_ARN -> {
                put(kind, arn.text());
                put(EntityField.ROLE_NAME, EntityNames.afterLastSlash(arn.id()));
                return true;
            }
            default -> put(kind, arn.id());
        }
        return false;
    }

    private void addNode(String text) {
        if (NodeId.isNode(text)) {
            put(EntityField.NODE_ID, text);
        } else if (text.startsWith("ecs:")) {
            // A session can go into a container: ecs:CLUSTER_TASK_RUNTIME.
            put(EntityField.TARGET, text);
        }
    }

    private void addDocument(String text) {
        int selector = text.indexOf(':');
        if (selector >= 0) {
            put(EntityField.DOCUMENT_VERSION, text.substring(selector + 1));
        }
        put(EntityField.DOCUMENT_NAME, EntityNames.withoutSelector(text));
    }

    /** An ARN has one slash for {@code foo} and {@code /foo} alike; the request, read before it, tells which one it is. */
    private void addParameterOfArn(String id) {
        if (id.indexOf('/') >= 0) {
            put(EntityField.PARAMETER_NAME, EntityNames.withLeadingSlash(id));
        } else if (!holds(EntityField.PARAMETER_NAME, "/" + id)) {
            put(EntityField.PARAMETER_NAME, id);
        }
    }

    private boolean holds(EntityField field, String value) {
        @Nullable List<String> values = found.get(field);
        return values != null && values.contains(value);
    }

    /** JSON inside a string (an OpsItem's data, a policy): the quoted node ids and ARNs in it. */
    private void sniffJsonText(String text) {
        int quote = text.indexOf('"');
        while (quote >= 0 && quote + 1 < text.length()) {
            int next = quote + 1;
            char first = text.charAt(next);
            if (first == 'a' || first == 'i' || first == 'm') {
                int end = next;
                while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\\') {
                    end++;
                }
                sniff(text.substring(quote + 1, end));
                next = end;
            }
            quote = text.indexOf('"', next);
        }
    }
}
