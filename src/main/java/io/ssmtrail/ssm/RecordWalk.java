package io.ssmtrail.ssm;

import io.ssmtrail.json.JsonArray;
import io.ssmtrail.json.JsonObject;
import io.ssmtrail.json.JsonString;
import io.ssmtrail.json.JsonValue;
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

    void payload(@Nullable JsonValue payload, PathTree paths) {
        if (payload != null) {
            value(payload, paths, JsonObject.EMPTY, 0);
        }
    }

    /** Reads a value; {@code parent} is the object that it or the list around it is a member of. */
    private void value(JsonValue value, PathTree path, JsonObject parent, int depth) {
        EntityReader reader = path.reader();
        if (value instanceof JsonString string) {
            if (reader == null) {
                out.sniff(string);
            } else {
                reader.text(string.text(), parent, out);
            }
        } else if (value instanceof JsonObject object) {
            if (depth < DEEPEST && (reader == null || !reader.object(object, out))) {
                members(object, path, depth);
            }
        } else if (value instanceof JsonArray list) {
            if (depth < DEEPEST) {
                for (JsonValue element : list) {
                    value(element, path, parent, depth + 1);
                }
            }
        } else if (reader != null && value.isScalar() && reader.takes(value)) {
            reader.text(value.text(), parent, out);
        }
    }

    private void members(JsonObject object, PathTree paths, int depth) {
        for (int i = 0; i < object.size(); i++) {
            String name = object.name(i);
            PathTree path = paths.child(name);
            if (path == null) {
                path = wellKnown.child(name);
            }
            value(object.value(i), path == null ? PathTree.NONE : path, object, depth + 1);
        }
    }
}
