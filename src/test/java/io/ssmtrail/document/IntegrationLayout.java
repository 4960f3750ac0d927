package io.ssmtrail.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.testing.TestIndex;
import java.util.Map;

/**
 * The layout of Elastic's CloudTrail integration, as far as it holds what a record tells: each payload as a string of the
 * form {@code {key=value}}, indexed as a keyword and as text, beside a flattened copy; every field with an inverted index
 * and doc values. What tells of the transport
 * ({@code agent}, {@code input}, {@code log}, {@code aws.s3}, {@code event.ingested}) is left out, in the
 * integration's favour.
 *
 * @see <a href="https://github.com/elastic/integrations/issues/13500">elastic/integrations: issue 13500</a>
 */
final class IntegrationLayout {

    /** Payloads with their {@code ignore_above}. */
    private static final Map<String, Integer> PAYLOADS = Map.of(
            "request_parameters", 8_191,
            "response_elements", 8_191,
            "additional_eventdata", 1_024,
            "service_event_details", 1_024);

    private IntegrationLayout() {}

    /** Settings (ours, the codec too) and mappings (the integration's). */
    static ObjectNode schema() {
        ObjectNode schema = TestIndex.schema();
        ObjectNode properties = (ObjectNode) schema.at("/mappings/properties");
        indexAll(properties);
        ObjectNode aws = (ObjectNode) properties.at("/aws/properties");
        aws.remove("principal");
        aws.remove("ssm");
        ObjectNode cloudtrail = (ObjectNode) aws.at("/cloudtrail/properties");
        PAYLOADS.forEach((payload, longest) -> {
            ObjectNode field =
                    cloudtrail.putObject(payload).put("type", "keyword").put("ignore_above", longest);
            field.putObject("fields").putObject("text").put("type", "text");
        });
        // As match_only_text, which not every distribution has.
        for (String path : new String[] {"/user/properties/name", "/user_agent/properties/original"}) {
            ((ObjectNode) properties.at(path))
                    .putObject("fields")
                    .putObject("text")
                    .put("type", "text")
                    .put("norms", false)
                    .put("index_options", "docs");
        }
        return schema;
    }

    private static void indexAll(ObjectNode properties) {
        properties.properties().forEach(member -> {
            ObjectNode field = (ObjectNode) member.getValue();
            if (field.get("properties") instanceof ObjectNode inner) {
                indexAll(inner);
            } else if (!field.path("type").asText().equals("object")) {
                field.remove("index");
                field.remove("doc_values");
            }
        });
    }

    /** The integration's document for the event of one of ours. */
    static ObjectNode document(ObjectNode ours) {
        ObjectNode document = ours.deepCopy();
        ObjectNode aws = (ObjectNode) document.get("aws");
        aws.remove("principal");
        aws.remove("ssm");
        if (document.get("related") instanceof ObjectNode related) {
            related.remove("entity");
        }
        ObjectNode cloudtrail = (ObjectNode) aws.get("cloudtrail");
        for (String payload : PAYLOADS.keySet()) {
            JsonNode part = cloudtrail.path("flattened").path(payload);
            if (part.isObject()) {
                cloudtrail.put(payload, javaText(part));
            }
        }
        return document;
    }

    /** As Java writes maps and lists. */
    private static String javaText(JsonNode node) {
        if (node.isObject()) {
            StringBuilder text = new StringBuilder("{");
            node.properties()
                    .forEach(member -> text.append(text.length() == 1 ? "" : ", ")
                            .append(member.getKey())
                            .append('=')
                            .append(javaText(member.getValue())));
            return text.append('}').toString();
        }
        if (node.isArray()) {
            StringBuilder text = new StringBuilder("[");
            node.forEach(element -> text.append(text.length() == 1 ? "" : ", ").append(javaText(element)));
            return text.append(']').toString();
        }
        return node.asText();
    }
}
