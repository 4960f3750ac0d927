package io.ssmtrail.ssm;

import io.ssmtrail.json.JsonArray;
import io.ssmtrail.json.JsonObject;
import io.ssmtrail.json.JsonString;
import io.ssmtrail.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The resources of a record: {@code {ARN, accountId, type}}, the keys in any case (exports change it), or the
 * {@code {resourceType, resourceName}} of CloudTrail's event history.
 */
final class Resources {

    private Resources() {}

    static void read(@Nullable JsonValue resources, Vocabulary vocabulary, EntityCollector out) {
        if (resources instanceof JsonArray list) {
            for (JsonValue resource : list) {
                if (!(resource instanceof JsonArray)) {
                    read(resource, vocabulary, out);
                }
            }
        } else if (resources instanceof JsonObject resource) {
            resource(resource, vocabulary, out);
        } else if (resources instanceof JsonString arn) {
            out.addResource(arn.text());
        }
    }

    private static void resource(JsonObject resource, Vocabulary vocabulary, EntityCollector out) {
        String type = "";
        String name = "";
        for (int i = 0; i < resource.size(); i++) {
            if (resource.value(i) instanceof JsonString value) {
                String key = resource.name(i);
                String text = value.text();
                if (key.equalsIgnoreCase("arn")) {
                    out.addResource(text);
                } else if (key.equalsIgnoreCase("resourceName")) {
                    name = text;
                } else if (key.equalsIgnoreCase("resourceType") || key.equalsIgnoreCase("type")) {
                    type = text;
                }
            }
        }
        if (ResourceArn.startsLikeOne(name)) {
            out.addResource(name);
        } else if (!name.isEmpty()) {
            EntityField field = vocabulary.resourceType(type.substring(type.lastIndexOf(':') + 1));
            if (field != null) {
                out.add(field, name);
            }
        }
    }
}
