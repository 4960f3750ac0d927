package io.ssmtrail.sample.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ssmtrail.sample.cast.Caller;
import io.ssmtrail.sample.cast.Json;
import io.ssmtrail.sample.cast.Moment;
import io.ssmtrail.sample.cast.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A script being played: fills the slots of its calls.
 *
 * <p>A slot is {@code ${name}} or {@code ${name.member}}. It keeps its value for the whole scene, apart from
 * {@code guid}, {@code hex} and {@code hash}, which are fresh each time, and the slots that tell the time. A text that is
 * nothing but a slot becomes the slot's value, of whatever type.
 */
public final class Scene {

    private static final String SLOT = "${";
    private static final Duration COMMAND_LIFE = Duration.ofHours(2);

    private final Setting setting;
    private final Slots slots;
    private final Map<String, JsonNode> values = new HashMap<>();

    public Scene(Setting setting) {
        this.setting = setting;
        this.slots = new Slots(setting);
    }

    Setting setting() {
        return setting;
    }

    /** Makes a slot stand for the next element of a list. A session and a command are that element's own. */
    void turnTo(String slot, JsonNode element) {
        values.put(slot, element);
        values.remove("session");
        values.remove("command");
    }

    /** The elements of a list that a step is made for. */
    List<JsonNode> turns(Step.Turns turns) {
        List<JsonNode> elements = new ArrayList<>();
        if (turns.list().equals("nodes")) {
            setting.organisation().nodes(setting.place()).forEach(node -> elements.add(node.describe()));
        } else {
            value(turns.list()).forEach(elements::add);
        }
        return elements.subList(0, Math.min(elements.size(), turns.most()));
    }

    /** One of the scene's callers: {@code actor}, {@code agent} (of the node), {@code via:} an AWS service, or another. */
    Caller caller(String name) {
        if (name.startsWith("via:")) {
            return setting.actor().via(name.substring("via:".length()));
        }
        if (name.equals("actor")) {
            return setting.actor();
        }
        Caller other = setting.others().get(name);
        if (other != null) {
            return other;
        }
        if (name.equals("agent")) {
            return agent();
        }
        throw new IllegalStateException("a script of the sample has an unknown caller: " + name);
    }

    /** A copy of a template with its slots filled. */
    JsonNode fill(JsonNode template, Moment moment) {
        if (template.isTextual()) {
            return fill(template.textValue(), moment);
        }
        if (template.isObject()) {
            ObjectNode filled = Json.object();
            template.properties().forEach(member -> filled.set(member.getKey(), fill(member.getValue(), moment)));
            return filled;
        }
        if (template.isArray()) {
            ArrayNode filled = Json.MAPPER.createArrayNode();
            template.forEach(element -> filled.add(fill(element, moment)));
            return filled;
        }
        return template;
    }

    private JsonNode fill(String text, Moment moment) {
        int slot = text.indexOf(SLOT);
        if (slot < 0) {
            return TextNode.valueOf(text);
        }
        if (slot == 0 && text.indexOf('}') == text.length() - 1) {
            return value(text.substring(SLOT.length(), text.length() - 1), moment);
        }
        StringBuilder filled = new StringBuilder(text.length() + 64);
        int from = 0;
        while (slot >= 0) {
            int end = text.indexOf('}', slot);
            filled.append(text, from, slot);
            filled.append(
                    value(text.substring(slot + SLOT.length(), end), moment).asText());
            from = end + 1;
            slot = text.indexOf(SLOT, from);
        }
        return TextNode.valueOf(filled.append(text, from, text.length()).toString());
    }

    private JsonNode value(String path, Moment moment) {
        return switch (path) {
            case "now" -> TextNode.valueOf(moment.iso());
            case "date" -> TextNode.valueOf(moment.words());
            case "laterDate" -> TextNode.valueOf(moment.words(COMMAND_LIFE));
            case "guid", "hex", "hash" -> slots.make(path);
            case "streamUrl" ->
                TextNode.valueOf("wss://ssmmessages." + setting.place().region() + ".amazonaws.com/v1/data-channel/"
                        + value("session").textValue() + "?role=publish_subscribe&cell-number=AAEAA"
                        + value("number").textValue());
            default -> value(path);
        };
    }

    private JsonNode value(String path) {
        int dot = path.indexOf('.');
        String root = dot < 0 ? path : path.substring(0, dot);
        JsonNode value = values.get(root);
        if (value == null) {
            value = slots.make(root);
            values.put(root, value);
        }
        if (dot < 0) {
            return value;
        }
        JsonNode member = value.path(path.substring(dot + 1));
        if (member.isMissingNode()) {
            throw new IllegalStateException("a script of the sample uses an unknown slot: " + path);
        }
        return member;
    }

    private Caller agent() {
        String id = value("node.id").textValue();
        for (Node node : setting.nodes()) {
            if (node.id().equals(id)) {
                return node.agent();
            }
        }
        return setting.organisation().node(id).agent();
    }
}
