package io.ssmtrail.json;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members by their names, in the order of the text. Of several members of one name the last one counts. */
public final class JsonObject extends JsonValue {

    /** Without members. */
    public static final JsonObject EMPTY = new JsonObject(
            new String[0], new int[0], new JsonValue[0], 0, new TextSpan(new byte[] {'{', '}'}, 0, 2, true));

    /** Beyond so many members looking at each costs more than a table of them. */
    private static final int MANY = 64;

    private final String[] names;
    private final int[] hashes;
    private final JsonValue[] values;
    /** A bit for each name, by its hash code: most members that are asked for are not there. */
    private final long nameBits;

    private final TextSpan span;
    private @Nullable Map<String, JsonValue> table;

    /**
     * Puts members together.
     *
     * @param hashes the names' hash codes
     * @param nameBits the {@link #bit}s of all names
     */
    JsonObject(String[] names, int[] hashes, JsonValue[] values, long nameBits, TextSpan span) {
        this.names = names;
        this.hashes = hashes;
        this.values = values;
        this.nameBits = nameBits;
        this.span = span;
    }

    /** An object with one member. */
    public static JsonObject of(String name, JsonValue value) {
        int hash = name.hashCode();
        byte[] text = ("{" + new JsonString(name) + ":" + value + "}").getBytes(StandardCharsets.UTF_8);
        TextSpan span = new TextSpan(text, 0, text.length, false);
        return new JsonObject(new String[] {name}, new int[] {hash}, new JsonValue[] {value}, bit(hash), span);
    }

    static long bit(int hash) {
        return 1L << hash;
    }

    /** The member of a name, or null where there is none. */
    public @Nullable JsonValue get(String name) {
        int hash = name.hashCode();
        if ((nameBits & bit(hash)) == 0) {
            return null;
        }
        if (names.length > MANY) {
            return table().get(name);
        }
        for (int i = 0; i < names.length; i++) {
            if (hashes[i] == hash && names[i].equals(name)) {
                return values[i];
            }
        }
        return null;
    }

    /** The member of a name, where it is an object; else one without members. */
    public JsonObject object(String name) {
        return get(name) instanceof JsonObject object ? object : EMPTY;
    }

    private Map<String, JsonValue> table() {
        Map<String, JsonValue> known = table;
        if (known == null) {
            known = new HashMap<>(names.length * 2);
            for (int i = 0; i < names.length; i++) {
                known.put(names[i], values[i]);
            }
            table = known;
        }
        return known;
    }

    public int size() {
        return names.length;
    }

    public boolean isEmpty() {
        return names.length == 0;
    }

    /** The name of a member, by its place from 0. */
    public String name(int place) {
        return names[place];
    }

    /** The value of a member, by its place from 0. */
    public JsonValue value(int place) {
        return values[place];
    }

    /** Whether it stands in its text as {@link JsonBytes} would write it, and as Elasticsearch takes it. */
    public boolean isTidy() {
        return span.isTidy();
    }

    TextSpan span() {
        return span;
    }

    @Override
    public String toString() {
        return span.toString();
    }
}
