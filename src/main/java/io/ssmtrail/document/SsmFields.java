package io.ssmtrail.document;

import io.ssmtrail.json.JsonObject;
import io.ssmtrail.json.JsonString;
import io.ssmtrail.ssm.ActionFacts;
import io.ssmtrail.ssm.Catalogue;
import io.ssmtrail.ssm.EntityField;
import io.ssmtrail.ssm.SsmEntities;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What was done in Systems Manager, and to what. */
final class SsmFields {

    private static final Map<EntityField, Field> FIELDS = fields();

    /** What is worth finding under {@code related.entity}: things, not what is said of them. */
    private static final Set<EntityField> RELATED = EnumSet.of(
            EntityField.NODE_ID,
            EntityField.DOCUMENT_NAME,
            EntityField.DOCUMENT_ARN,
            EntityField.PARAMETER_NAME,
            EntityField.COMMAND_ID,
            EntityField.SESSION_ID,
            EntityField.AUTOMATION_EXECUTION_ID,
            EntityField.MAINTENANCE_WINDOW_ID,
            EntityField.PATCH_BASELINE_ID,
            EntityField.ASSOCIATION_ID,
            EntityField.OPS_ITEM_ID,
            EntityField.ACTIVATION_ID,
            EntityField.ROLE_ARN,
            EntityField.RESOURCE_ARN);

    /** What the documents of an action have in common, in the form in which it is written. */
    private record ActionWords(
            JsonString capability, JsonString accessLevel, List<JsonString> categories, List<JsonString> types) {

        static ActionWords of(ActionFacts facts) {
            return new ActionWords(
                    Words.of(facts.capability()),
                    Words.of(facts.accessLevel().label()),
                    Words.of(facts.categories()),
                    Words.of(facts.types()));
        }
    }

    private final Catalogue catalogue = Catalogue.standard();
    private final Map<ActionFacts, ActionWords> words = new HashMap<>();

    SsmFields() {
        for (ActionFacts facts : catalogue.actions()) {
            words.put(facts, ActionWords.of(facts));
        }
    }

    boolean covers(String eventSource) {
        return catalogue.covers(eventSource);
    }

    /** Writes the fields of an event of the SSM family; tells whether the catalogue has its action. */
    boolean write(String eventSource, String action, JsonObject record, Document.Builder document) {
        ActionFacts facts = catalogue.action(eventSource, action);
        ActionWords known = words.get(facts);
        ActionWords written = known == null ? ActionWords.of(facts) : known;
        document.set(Field.SSM_CAPABILITY, written.capability())
                .set(Field.SSM_ACCESS_LEVEL, written.accessLevel())
                .set(Field.EVENT_CATEGORY, written.categories())
                .set(Field.EVENT_TYPE, written.types());
        SsmEntities entities = SsmEntities.of(facts, record);
        for (EntityField entity : entities.fields()) {
            write(entity, entities.values(entity), document);
        }
        return facts.known();
    }

    private static void write(EntityField entity, List<String> values, Document.Builder document) {
        Field field = Objects.requireNonNull(FIELDS.get(entity));
        if (entity.type() == EntityField.Type.BOOLEAN) {
            document.set(field, values.contains("true"));
        } else {
            document.set(field, values);
        }
        if (RELATED.contains(entity)) {
            values.forEach(value -> document.add(Field.RELATED_ENTITY, value));
        }
        if (entity == EntityField.NODE_ID || entity == EntityField.NODE_NAME) {
            values.forEach(value -> document.add(Field.RELATED_HOSTS, value));
        }
    }

    private static Map<EntityField, Field> fields() {
        Map<EntityField, Field> fields = new EnumMap<>(EntityField.class);
        for (EntityField entity : EntityField.values()) {
            for (Field field : List.of(Field.values())) {
                if (field.path().equals(entity.indexPath())) {
                    fields.put(entity, field);
                }
            }
            if (!fields.containsKey(entity)) {
                throw new IllegalStateException("no field for " + entity.indexPath());
            }
        }
        return fields;
    }
}
