package io.ssmtrail.ssm;

import io.ssmtrail.json.JsonLiteral;
import io.ssmtrail.json.JsonObject;
import io.ssmtrail.json.JsonString;
import io.ssmtrail.json.JsonValue;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one CloudTrail record touches: for each entity field the values that stand anywhere in the record, in its request,
 * response and resources, or in the error message of a denied call, each once and in the order of the record.
 *
 * <p>Takes every record as it is: members may be absent or of any type. Bounds: 1,000 values a field, 2,048 characters a
 * value (longer than any name or ARN; what is longer names nothing), 32 levels of nesting.
 */
public final class SsmEntities {

    private final Map<EntityField, List<String>> found;

    private SsmEntities(Map<EntityField, List<String>> found) {
        this.found = found;
    }

    /**
     * Reads the entities of a record.
     *
     * @param facts what the catalogue says of the record's action
     * @param record the whole record, as parsed
     */
    public static SsmEntities of(ActionFacts facts, JsonObject record) {
        Vocabulary vocabulary = facts.vocabulary();
        EntityCollector out = new EntityCollector(facts);
        RecordWalk walk = new RecordWalk(vocabulary.members(), out);
        JsonValue request = record.get("requestParameters");
        walk.payload(request, facts.requestPaths());
        walk.payload(record.get("responseElements"), facts.responsePaths());
        walk.payload(record.get("additionalEventData"), PathTree.NONE);
        walk.payload(record.get("serviceEventDetails"), PathTree.NONE);
        Resources.read(record.get("resources"), vocabulary, out);
        failure(vocabulary, CallError.code(record), CallError.message(record), out);
        caller(facts, record.object("userIdentity"), out);
        if (facts.startsSession()) {
            sessionKind(vocabulary, request, out);
        }
        return new SsmEntities(out.found());
    }

    /** The values of a field, none where it is absent. Those of boolean and integer fields are spelled as in JSON. */
    public List<String> values(EntityField field) {
        List<String> values = found.get(field);
        return values == null ? List.of() : Collections.unmodifiableList(values);
    }

    /** The fields that have values, in the order of the enumeration. */
    public Set<EntityField> fields() {
        return Collections.unmodifiableSet(found.keySet());
    }

    @Override
    public String toString() {
        return found.toString();
    }

    private static void failure(Vocabulary vocabulary, String code, String message, EntityCollector out) {
        vocabulary
                .failures()
                .classify(code, message)
                .ifPresent(failure -> out.put(EntityField.FAILURE_CLASS, failure.label()));
        DeniedCall.parse(message).ifPresent(denied -> {
            out.put(EntityField.DENIED_ACTION, denied.action());
            out.put(EntityField.DENIED_RESOURCE, denied.resource());
            out.addResource(denied.resource());
        });
    }

    /** The session of an instance's role is named after the instance. */
    private static void caller(ActionFacts facts, JsonObject identity, EntityCollector out) {
        String arn = text(identity.get("arn"));
        String session = EntityNames.afterLastSlash(arn);
        if (arn.isEmpty()) {
            String principal = text(identity.get("principalId"));
            session = principal.substring(principal.lastIndexOf(':') + 1);
        }
        if (NodeId.looksLikeNode(session)) {
            out.put(EntityField.CALLER_NODE_ID, session);
            if (facts.concernsCaller()) {
                out.put(EntityField.NODE_ID, session);
            }
        }
    }

    private static void sessionKind(Vocabulary vocabulary, @Nullable JsonValue request, EntityCollector out) {
        Optional<String> document = out.first(EntityField.DOCUMENT_NAME);
        if (document.isPresent()) {
            out.put(EntityField.SESSION_KIND, vocabulary.sessionKind(document.get()));
        } else if (request instanceof JsonObject members && !members.isEmpty()) {
            JsonValue name = members.get("documentName");
            boolean named = name != null && name != JsonLiteral.NULL;
            out.put(EntityField.SESSION_KIND, named ? Vocabulary.OTHER_SESSION : Vocabulary.DEFAULT_SESSION);
        }
    }

    private static String text(@Nullable JsonValue value) {
        return value instanceof JsonString string ? string.text() : "";
    }
}
