package io.ssmtrail.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks a payload beside the paths of its action. A member that the action does not name is read by its well-known name,
 * and failing that by its shape, because AWS adds members long before a catalogue knows them and runbooks choose their own.
 */
final class RecordWalk {

    /** AWS nests ten levels; what lies deeper was put there to do harm. */
    private static final int DEEPEST = 32;

    private final PathTree wellKnown;
    private final EntityCollector out;

    RecordWalk(PathTree wellKnown, EntityCollector out) {
        this.wellKnown = wellKnown;
        this.out = out;
    }

    void payload(@Nullable JsonNode payload, PathTree paths) {
        if (payload != null) {
            value(payload, paths, payload, 0);
        }
    }

    private void value(JsonNode value, PathTree path, JsonNode parent, int depth) {
        EntityReader reader = path.reader();
        switch (value.getNodeType()) {
            case STRING -> {
                if (reader == null) {
                    out.sniff(value.textValue());
                } else {
                    reader.text(value.textValue(), parent, out);
                }
            }
            case NUMBER, BOOLEAN -> {
                if (reader != null && reader.takes(value)) {
                    reader.text(value.asText(), parent, out);
                }
            }
            case ARRAY -> {
                if (depth < DEEPEST) {
                    for (JsonNode element : value) {
                        value(element, path, parent, depth + 1);
                    }
                }
            }
            case OBJECT -> {
                if (depth < DEEPEST && (reader == null || !reader.object(value, out))) {
                    members(value, path, depth);
                }
            }
            default -> {
                // null, and node types that no parser makes.
            }
        }
    }

    private void members(JsonNode object, PathTree paths, int depth) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            PathTree path = paths.child(member.getKey());
            if (path == null) {
                path = wellKnown.child(member.getKey());
            }
            value(member.getValue(), path == null ? PathTree.NONE : path, object, depth + 1);
        }
    }
}
