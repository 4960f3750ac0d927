package io.ssmtrail.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses JSON as CloudTrail writes it: objects of some levels, strings, small integers. It gives up where it meets
 * anything else, right or wrong, which a whole parser is to read then; what it does read, it reads as that one would.
 *
 * <p>Parsing is a quarter of what mapping an event costs, and a quarter of that is saved by not being ready for all.
 */
final class CompactJson {

    private static final int DEEPEST = 64;
    private static final int MOST_DIGITS = 18;
    private static final long QUOTES = EightBytes.all('"');
    private static final long BACKSLASHES = EightBytes.all('\\');

    private final byte[] bytes;
    private final int end;
    private int at;

    private CompactJson(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.at = offset;
        this.end = offset + length;
    }

    /** The tree of a JSON text in valid UTF-8, or null where it is not as simple as that. */
    static @Nullable JsonNode parse(byte[] bytes, int offset, int length) {
        CompactJson json = new CompactJson(bytes, offset, length);
        JsonNode tree = json.value(0);
        return tree != null && json.next() < 0 ? tree : null;
    }

    /** The next byte that is no white space, which stays; -1 at the end. */
    private int next() {
        while (at < end) {
            byte b = bytes[at];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b;
            }
            at++;
        }
        return -1;
    }

    private @Nullable JsonNode value(int depth) {
        if (depth > DEEPEST) {
            return null;
        }
        return switch (next()) {
            case '"' -> text();
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case 't' -> word("true", BooleanNode.TRUE);
            case 'f' -> word("false", BooleanNode.FALSE);
            case 'n' -> word("null", NullNode.instance);
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> null;
        };
    }

    private @Nullable JsonNode text() {
        String text = string();
        return text == null ? null : TextNode.valueOf(text);
    }

    private @Nullable JsonNode object(int depth) {
        at++;
        Map<String, JsonNode> members = new LinkedHashMap<>(depth == 1 ? 64 : 16);
        if (next() == '}') {
            at++;
            return new ObjectNode(JsonNodeFactory.instance, members);
        }
        while (next() == '"') {
            String name = name();
            if (name == null || next() != ':') {
                return null;
            }
            at++;
            JsonNode value = value(depth);
            if (value == null) {
                return null;
            }
            members.put(name, value);
            int behind = next();
            at++;
            if (behind == '}') {
                return new ObjectNode(JsonNodeFactory.instance, members);
            }
            if (behind != ',') {
                return null;
            }
        }
        return null;
    }

    private @Nullable JsonNode array(int depth) {
        at++;
        ArrayNode elements = JsonNodeFactory.instance.arrayNode();
        if (next() == ']') {
            at++;
            return elements;
        }
        while (true) {
            JsonNode value = value(depth);
            if (value == null) {
                return null;
            }
            elements.add(value);
            int behind = next();
            at++;
            if (behind == ']') {
                return elements;
            }
            if (behind != ',') {
                return null;
            }
        }
    }

    private @Nullable JsonNode word(String word, JsonNode meaning) {
        if (end - at < word.length()) {
            return null;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[at + i] != word.charAt(i)) {
                return null;
            }
        }
        at += word.length();
        return isOverAt(at) ? meaning : null;
    }

    private @Nullable JsonNode number() {
        int start = at;
        long value = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && at - start < MOST_DIGITS) {
            value = value * 10 + bytes[at++] - '0';
        }
        if (!isOverAt(at) || (bytes[start] == '0' && at > start + 1)) {
            return null;
        }
        JsonNodeFactory numbers = JsonNodeFactory.instance;
        return value <= Integer.MAX_VALUE ? numbers.numberNode((int) value) : numbers.numberNode(value);
    }

    /** Whether a word or number that ends at a place is followed by what may follow one. */
    private boolean isOverAt(int place) {
        if (place >= end) {
            return true;
        }
        return switch (bytes[place]) {
            case ',', '}', ']', ' ', '\n', '\r', '\t' -> true;
            default -> false;
        };
    }

    private @Nullable String name() {
        int start = at + 1;
        int stop = plainEnd(start);
        if (stop >= end || bytes[stop] != '"') {
            return null;
        }
        at = stop + 1;
        return MemberNames.of(bytes, start, stop);
    }

    private @Nullable String string() {
        int start = at + 1;
        int stop = plainEnd(start);
        if (stop >= end) {
            return null;
        }
        if (bytes[stop] == '"') {
            at = stop + 1;
            return new String(bytes, start, stop - start, StandardCharsets.UTF_8);
        }
        return escaped(start);
    }

    /** Where a string's plain characters end. */
    private int plainEnd(int from) {
        int place = from;
        while (place <= end - Long.BYTES) {
            long eight = EightBytes.at(bytes, place);
            long found = EightBytes.find(eight, QUOTES)
                    | EightBytes.find(eight, BACKSLASHES)
                    | EightBytes.findControls(eight);
            if (found != 0) {
                return place + EightBytes.before(found);
            }
            place += Long.BYTES;
        }
        while (place < end
                && bytes[place] != '"'
                && bytes[place] != '\\'
                && (bytes[place] < 0 || bytes[place] >= ' ')) {
            place++;
        }
        return place;
    }

    private @Nullable String escaped(int start) {
        StringBuilder text = new StringBuilder();
        int from = start;
        while (true) {
            int stop = plainEnd(from);
            if (stop >= end) {
                return null;
            }
            text.append(new String(bytes, from, stop - from, StandardCharsets.UTF_8));
            if (bytes[stop] == '"') {
                at = stop + 1;
                return text.toString();
            }
            if (bytes[stop] != '\\' || stop + 1 >= end) {
                return null;
            }
            from = stop + 2;
            switch (bytes[stop + 1]) {
                case '"', '\\', '/' -> text.append((char) bytes[stop + 1]);
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'u' -> {
                    int c = hexadecimal(from);
                    if (c < 0) {
                        return null;
                    }
                    text.append((char) c);
                    from += 4;
                }
                default -> {
                    return null;
                }
            }
        }
    }

    private int hexadecimal(int from) {
        if (end - from < 4) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = bytes[i] < 0 ? -1 : Character.digit((char) bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
