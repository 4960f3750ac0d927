package io.ssmtrail.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads a JSON text whose quotes are known. It takes all that RFC 8259 allows, control characters in strings besides, and
 * keeps of it what is there: numbers as they are written, and strings as the bytes that they are.
 *
 * <p>A parser of our own, since this is most of what mapping an event costs: Jackson's trees take three times as long, as
 * they make characters of all strings and a hash table of every object. Its tests hold it against Jackson.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
public final class JsonReader {

    /** Nesting beyond which a text is refused, since trees are walked by recursion. */
    public static final int MAX_DEPTH = 1_000;

    /** Characters of a number beyond which it is read as a string. */
    public static final int MAX_NUMBER_LENGTH = 10_000;

    /** Digits of an exponent beyond which a number is one that no number type holds, and read as a string. */
    private static final int MAX_EXPONENT_DIGITS = 6;

    /** What is larger in any of these is not {@link TextSpan#tidy}. */
    private static final int TIDY_DEPTH = 16;

    private static final int TIDY_NAME_LENGTH = 128;
    private static final int TIDY_NUMBER_LENGTH = 100;

    private static final int FEW_MEMBERS = 64;

    private final byte[] bytes;
    private final int offset;
    private final int end;
    private final int[] quotes;
    private final int quoteCount;
    private final JsonString.Content content;

    private int at;
    private int nextQuote;
    private int untidy;

    /** The members and elements of the containers that are being read, those of the innermost last. */
    private JsonValue[] values = new JsonValue[64];

    private String[] names = new String[64];
    private int[] hashes = new int[64];
    private int height;

    private JsonReader(byte[] bytes, int offset, int length, Quotes quotes) {
        this.bytes = bytes;
        this.offset = offset;
        this.at = offset;
        this.end = offset + length;
        this.quotes = quotes.places();
        this.quoteCount = quotes.count();
        this.content = !quotes.isVerbatim()
                ? JsonString.Content.ANY
                : quotes.isAscii() ? JsonString.Content.ASCII : JsonString.Content.VERBATIM;
    }

    /**
     * Reads a text in valid UTF-8.
     *
     * @param quotes the text's
     * @throws JsonSyntaxException where it is not JSON, or nested too deeply
     */
    public static JsonValue read(byte[] bytes, int offset, int length, Quotes quotes) throws JsonSyntaxException {
        JsonReader reader = new JsonReader(bytes, offset, length, quotes);
        JsonValue value = reader.value(0);
        if (reader.next() >= 0) {
            throw reader.syntax("something follows its end");
        }
        return value;
    }

    /** Reads a text. */
    public static JsonValue read(String text) throws JsonSyntaxException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return read(bytes, 0, bytes.length, Quotes.of(bytes, 0, bytes.length));
    }

    /** The next byte that is no white space, which stays; -1 at the end. */
    private int next() {
        if (at < end && bytes[at] > ' ') {
            return bytes[at];
        }
        while (at < end) {
            byte b = bytes[at];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b & 0xff;
            }
            untidy++;
            at++;
        }
        return -1;
    }

    private JsonValue value(int depth) throws JsonSyntaxException {
        return switch (next()) {
            case '"' -> string();
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case 't' -> literal(JsonLiteral.TRUE);
            case 'f' -> literal(JsonLiteral.FALSE);
            case 'n' -> literal(JsonLiteral.NULL);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            case -1 -> throw syntax("it ends where a value should begin");
            default -> throw syntax("no value begins like that");
        };
    }

    private JsonValue object(int depth) throws JsonSyntaxException {
        int before = untidy;
        int start = enter(depth);
        int first = height;
        long nameBits = 0;
        if (next() == '}') {
            at++;
            return JsonObject.EMPTY;
        }
        while (true) {
            if (next() != '"') {
                throw syntax("a member's name should begin here");
            }
            String name = name();
            if (next() != ':') {
                throw syntax("a colon is missing");
            }
            at++;
            JsonValue value = value(depth);
            int hash = name.hashCode();
            long bit = JsonObject.bit(hash);
            if ((nameBits & bit) == 0 || !replaced(first, name, hash, value)) {
                push(name, hash, value);
            }
            nameBits |= bit;
            int behind = next();
            at++;
            if (behind == '}') {
                return object(first, nameBits, new TextSpan(bytes, start, at, untidy == before));
            }
            if (behind != ',') {
                at--;
                throw syntax("a comma or a bracket is missing");
            }
        }
    }

    /** Puts the value of a name that has been met already in the other one's place. */
    private boolean replaced(int first, String name, int hash, JsonValue value) {
        if (height - first > FEW_MEMBERS) {
            return false;
        }
        for (int i = first; i < height; i++) {
            if (hashes[i] == hash && names[i].equals(name)) {
                values[i] = value;
                untidy++;
                return true;
            }
        }
        return false;
    }

    private JsonObject object(int first, long nameBits, TextSpan span) {
        int count = height - first;
        height = first;
        String[] ownNames = Arrays.copyOfRange(names, first, first + count);
        int[] ownHashes = Arrays.copyOfRange(hashes, first, first + count);
        JsonValue[] ownValues = Arrays.copyOfRange(values, first, first + count);
        if (count <= FEW_MEMBERS) {
            return new JsonObject(ownNames, ownHashes, ownValues, nameBits, span);
        }
        Map<String, JsonValue> members = new LinkedHashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            members.put(ownNames[i], ownValues[i]);
        }
        if (members.size() == count) {
            return new JsonObject(ownNames, ownHashes, ownValues, nameBits, span);
        }
        untidy++;
        String[] once = members.keySet().toArray(new String[0]);
        return new JsonObject(
                once,
                Stream.of(once).mapToInt(String::hashCode).toArray(),
                members.values().toArray(new JsonValue[0]),
                nameBits,
                span.untidy());
    }

    private JsonValue array(int depth) throws JsonSyntaxException {
        int before = untidy;
        int start = enter(depth);
        int first = height;
        if (next() == ']') {
            at++;
            return new JsonArray(new JsonValue[0], new TextSpan(bytes, start, at, untidy == before));
        }
        while (true) {
            push("", 0, value(depth));
            int behind = next();
            at++;
            if (behind == ']') {
                JsonValue[] elements = Arrays.copyOfRange(values, first, height);
                height = first;
                return new JsonArray(elements, new TextSpan(bytes, start, at, untidy == before));
            }
            if (behind != ',') {
                at--;
                throw syntax("a comma or a bracket is missing");
            }
        }
    }

    private int enter(int depth) throws JsonSyntaxException {
        if (depth > MAX_DEPTH) {
            throw syntax("it is nested more than " + MAX_DEPTH + " levels deep");
        }
        if (depth > TIDY_DEPTH) {
            untidy++;
        }
        return at++;
    }

    private void push(String name, int hash, JsonValue value) {
        if (height == values.length) {
            values = Arrays.copyOf(values, height * 2);
            names = Arrays.copyOf(names, height * 2);
            hashes = Arrays.copyOf(hashes, height * 2);
        }
        names[height] = name;
        hashes[height] = hash;
        values[height++] = value;
    }

    private JsonLiteral literal(JsonLiteral literal) throws JsonSyntaxException {
        String word = literal.toString();
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= end || bytes[at + i] != word.charAt(i)) {
                throw syntax("no value begins like that");
            }
        }
        at += word.length();
        return literal;
    }

    private JsonValue number() throws JsonSyntaxException {
        int start = at;
        if (bytes[at] == '-') {
            at++;
        }
        int whole = at;
        digits();
        if (bytes[whole] == '0' && at > whole + 1) {
            throw syntax("a number begins with a zero");
        }
        if (at < end && bytes[at] == '.') {
            at++;
            digits();
        }
        int exponent = 0;
        if (at < end && (bytes[at] == 'e' || bytes[at] == 'E')) {
            at++;
            if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
                at++;
            }
            int from = at;
            digits();
            exponent = at - from;
        }
        int length = at - start;
        if (length > TIDY_NUMBER_LENGTH) {
            untidy++;
        }
        if (length > MAX_NUMBER_LENGTH || exponent > MAX_EXPONENT_DIGITS) {
            untidy++;
            return new JsonString(bytes, start, at, JsonString.Content.ASCII);
        }
        return JsonNumber.of(bytes, start, at);
    }

    private void digits() throws JsonSyntaxException {
        int from = at;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        if (at == from) {
            throw syntax("a digit is missing");
        }
    }

    private String name() throws JsonSyntaxException {
        int from = at + 1;
        int to = closingQuote();
        at = to + 1;
        if (to - from > TIDY_NAME_LENGTH) {
            untidy++;
        }
        JsonString.Content own = contentOf(from, to);
        return own == JsonString.Content.ANY ? Escapes.resolved(bytes, from, to) : MemberNames.of(bytes, from, to);
    }

    private JsonString string() throws JsonSyntaxException {
        int from = at + 1;
        int to = closingQuote();
        at = to + 1;
        return from == to ? JsonString.EMPTY : new JsonString(bytes, from, to, contentOf(from, to));
    }

    /** The place of the quote that ends the string which begins here. */
    private int closingQuote() throws JsonSyntaxException {
        if (nextQuote + 1 >= quoteCount || quotes[nextQuote] != at - offset) {
            throw syntax("a quote is missing");
        }
        int closing = offset + quotes[nextQuote + 1];
        nextQuote += 2;
        return closing;
    }

    private JsonString.Content contentOf(int from, int to) throws JsonSyntaxException {
        if (content != JsonString.Content.ANY) {
            return content;
        }
        boolean odd = false;
        boolean escapes = false;
        for (int i = from; i < to; i++) {
            escapes |= bytes[i] == '\\';
            odd |= bytes[i] >= 0 && bytes[i] < ' ';
        }
        if (escapes && !Escapes.areValid(bytes, from, to)) {
            throw syntax("a backslash stands before what cannot be escaped");
        }
        if (escapes || odd) {
            untidy++;
            return JsonString.Content.ANY;
        }
        return JsonString.Content.VERBATIM;
    }

    private JsonSyntaxException syntax(String what) {
        return new JsonSyntaxException(what + " (byte " + (at - offset) + ")");
    }
}
