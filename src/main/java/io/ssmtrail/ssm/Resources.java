package io.ssmtrail.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The resources of a record: {@code {ARN, accountId, type}}, the keys in any case (exports change it), or the
 * {@code {resourceType, resourceName}} of CloudTrail's event history.
 */
final class Resources {

    private Resources() {}

    static void read(@Nullable JsonNode resources, Vocabulary vocabulary, EntityCollector out) {
        if (resources == null) {
            return;
        }
        if (resources.isArray()) {
            for (JsonNode resource : resources) {
                if (!resource.isArray()) {
                    read(resource, vocabulary, out);
                }
            }
        } else if (resources.isObject()) {
            resource(resources, vocabulary, out);
        } else if (resources.isTextual()) {
            out.addResource(resources.textValue());
        }
    }

    private static void resource(JsonNode resource, Vocabulary vocabulary, EntityCollector out) {
        String type = "";
        String name = "";
        for (Map.Entry<String, JsonNode> member : resource.properties()) {
            if (member.getValue().isTextual()) {
                String key = member.getKey();
                String text = member.getValue().textValue();
                if (key.equalsIgnoreCase("arn")) {
                    out.addResource(text);
                } else if (key.equalsIgnoreCase("resourceName")) {
                    name = text;
                } else if (key.equalsIgnoreCase("resourceType") || key.equalsIgnoreCase("type")) {
                    type = text;
                }
            }
        }
        if (Arn.startsLikeOne(name)) {
            out.addResource(name);
        } else if (!name.isEmpty()) {
            EntityField field = vocabulary.resourceType(type.substring(type.lastIndexOf(':') + 1));
            if (field != null) {
                out.add(field, name);
            }
        }
    }
}
