package io.ssmtrail.search;

import io.ssmtrail.error.UsageException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query as a person types it: Lucene's syntax, in which ids, ARNs, addresses and names need no quotes. What stands
 * before a colon is a field only where the index has one of that name; else the word is looked for as it is. A slash is
 * a slash; regular expressions are not offered.
 *
 * @see <a href="https://www.elastic.co/docs/reference/query-languages/query-dsl/query-dsl-query-string-query">
 *     Query string syntax</a>
 */
final class QueryText {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_]+(~[0-2]?)?");
    private static final Pattern COMPARISON = Pattern.compile("([<>]=?)(.*)");
    private static final Pattern SPECIAL = Pattern.compile("[+\\-=&|><!(){}\\[\\]^\"~:/\\\\]");
    private static final Set<String> BINARY = Set.of("AND", "OR", "&&", "||");

    private final String text;
    private final FieldNames fields;
    private final StringBuilder lucene = new StringBuilder();
    private final Deque<Integer> open = new ArrayDeque<>();
    private int position;

    /** Where the operator stands that still lacks what follows it; -1 where none does. */
    private int waiting = -1;

    /** Whether something stands on the left that an operator could join. */
    private boolean operand;

    QueryText(String text, FieldNames fields) {
        this.text = text;
        this.fields = fields;
    }

    /**
     * The same for Elasticsearch's parser.
     *
     * @throws UsageException where it makes no sense, showing where
     */
    String lucene() {
        if (text.strip().equals("*")) {
            return "*:*";
        }
        while (position < text.length()) {
            step();
        }
        if (!open.isEmpty()) {
            throw unreadable("this '(' is never closed", open.peek());
        }
        if (waiting >= 0) {
            throw unreadable("nothing follows this", waiting);
        }
        return lucene.toString();
    }

    private void step() {
        char c = text.charAt(position);
        if (Character.isWhitespace(c)) {
            lucene.append(' ');
            position++;
        } else if (c == '(') {
            open.push(position);
            append(1);
            operand = false;
            waiting = -1;
        } else if (c == ')') {
            close();
        } else if (c == '"') {
            quoted();
        } else if (c == '[' || c == '{') {
            range();
        } else if ((c == '+' || c == '-' || c == '!') && position + 1 < text.length() && startsWord(position + 1)) {
            waiting = position;
            append(1);
        } else {
            word();
        }
    }

    private boolean startsWord(int at) {
        return !Character.isWhitespace(text.charAt(at)) && text.charAt(at) != ')';
    }

    private void close() {
        if (open.isEmpty()) {
            throw unreadable("this ')' closes nothing", position);
        }
        if (waiting >= 0) {
            throw unreadable("nothing follows this", waiting);
        }
        if (!operand) {
            throw unreadable("nothing stands between these brackets", open.peek());
        }
        open.pop();
        append(1);
        modifiers();
    }

    private void quoted() {
        int end = position + 1;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length()) {
            throw unreadable("this quotation mark is never closed", position);
        }
        append(end + 1 - position);
        modifiers();
        found();
    }

    /** How far apart words may stand, and how much a match weighs. */
    private void modifiers() {
        while (position < text.length() && "~^.0123456789".indexOf(text.charAt(position)) >= 0) {
            append(1);
        }
    }

    private void range() {
        int end = position + 1;
        while (end < text.length() && text.charAt(end) != ']' && text.charAt(end) != '}') {
            end++;
        }
        if (end >= text.length()) {
            throw unreadable("this range is never closed", position);
        }
        if (!text.substring(position + 1, end).matches("\\s*\\S+\\s+TO\\s+\\S+\\s*")) {
            throw unreadable("a range has the form [FROM TO UNTIL]; this is none", position);
        }
        append(end + 1 - position);
        found();
    }

    private void word() {
        int end = position;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && "()\"".indexOf(text.charAt(end)) < 0) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(end, text.length());
        String word = text.substring(position, end);
        if (BINARY.contains(word)) {
            operator(word);
            return;
        }
        if (word.equals("NOT")) {
            waiting = position;
            append(end - position);
            return;
        }
        int colon = word.indexOf(':');
        Optional<String> field = colon > 0 ? fields.resolve(word.substring(0, colon)) : Optional.empty();
        if (field.isPresent()) {
            field(field.get(), colon, end);
        } else {
            lucene.append(term(word));
            position = end;
            found();
        }
    }

    private void operator(String word) {
        if (!operand || waiting >= 0) {
            throw unreadable("nothing stands before this", position);
        }
        waiting = position;
        append(word.length());
    }

    private void field(String name, int colon, int end) {
        int value = position + colon + 1;
        if (value >= text.length() || Character.isWhitespace(text.charAt(value)) || text.charAt(value) == ')') {
            throw unreadable("there is no value for this field", position);
        }
        lucene.append(name).append(':');
        int field = position;
        waiting = field;
        position = value;
        if (value < end && "[{".indexOf(text.charAt(value)) < 0) {
            String word = text.substring(value, end);
            Matcher comparison = COMPARISON.matcher(word);
            if (!comparison.matches()) {
                lucene.append(term(word));
            } else if (comparison.group(2).isEmpty()) {
                throw unreadable("there is no value for this field", field);
            } else {
                lucene.append(comparison.group(1)).append(escaped(comparison.group(2)));
            }
            position = end;
            found();
        }
    }

    /** As it stands. Quotes would do as well, but not behind the sign of a comparison. */
    private static String escaped(String word) {
        return word.indexOf('\\') >= 0 ? word : SPECIAL.matcher(word).replaceAll("\\\\$0");
    }

    private static String term(String word) {
        if (word.indexOf('\\') >= 0 || PLAIN.matcher(word).matches()) {
            return word;
        }
        if (Clauses.hasWildcard(word)) {
            return escaped(word);
        }
        return '"' + word + '"';
    }

    private void append(int length) {
        lucene.append(text, position, position + length);
        position += length;
    }

    private void found() {
        operand = true;
        waiting = -1;
    }

    private UsageException unreadable(String why, int at) {
        return new UsageException(
                "The query cannot be read: " + why + ".\n  " + text.replaceAll("\\s", " ") + "\n  " + " ".repeat(at)
                        + "^",
                "Put \"quotes\" around what is to be looked for as it stands.");
    }
}
