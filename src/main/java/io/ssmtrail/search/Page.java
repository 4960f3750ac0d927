package io.ssmtrail.search;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page of an answer. The documents stay bytes of the answer, because most are passed on as they are.
 *
 * @param events the documents, where they were asked for
 * @param hits how many there are on the page, with documents or without
 * @param total how many events match, where that was asked for
 * @param shards how many shards were asked; none where there is no index
 * @param pointInTime its id, which may be another than it was
 * @param last the sort values of the last event, after which the next page starts
 */
record Page(
        List<Event> events, int hits, long total, int shards, Optional<JsonNode> last, Optional<String> pointInTime) {

    static final Page NONE = new Page(List.of(), 0, 0, 0, Optional.empty(), Optional.empty());

    private static final JsonFactory FACTORY = new JsonMapper().getFactory();

    /** Reads an answer, which belongs to the page from then on. */
    static Page read(byte[] answer) {
        return read(answer, false);
    }

    /**
     * Reads an answer, and takes {@code event.original} out of its documents. That costs Elasticsearch, which must take
     * documents apart and put them together for it, a quarter of its work.
     */
    static Page readWithoutOriginals(byte[] answer) {
        return read(answer, true);
    }

    private static Page read(byte[] answer, boolean withoutOriginals) {
        try (JsonParser parser = FACTORY.createParser(answer)) {
            return new Reader(answer, parser, withoutOriginals).page();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Reader {

        private final byte[] answer;
        private final JsonParser parser;
        private final boolean withoutOriginals;
        private final List<Event> events = new ArrayList<>();
        private int hits;
        private long total;
        private int shards;
        private int cutStart;
        private int cutEnd;
        private @Nullable JsonNode last;
        private @Nullable String pointInTime;

        Reader(byte[] answer, JsonParser parser, boolean withoutOriginals) {
            this.answer = answer;
            this.parser = parser;
            this.withoutOriginals = withoutOriginals;
        }

        Page page() throws IOException {
            parser.nextToken();
            members(name -> {
                switch (name) {
                    case "_shards" -> shards = readTree().path("total").asInt();
                    case "pit_id" -> pointInTime = parser.getText();
                    case "hits" -> members(this::hits);
                    default -> parser.skipChildren();
                }
            });
            return new Page(events, hits, total, shards, Optional.ofNullable(last), Optional.ofNullable(pointInTime));
        }

        private void hits(String name) throws IOException {
            switch (name) {
                case "total" -> total = readTree().path("value").asLong();
                case "hits" -> {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        hits++;
                        members(this::hit);
                    }
                }
                default -> parser.skipChildren();
            }
        }

        private void hit(String name) throws IOException {
            switch (name) {
                case "_source" -> events.add(event());
                case "sort" -> last = readTree();
                default -> parser.skipChildren();
            }
        }

        private Event event() throws IOException {
            int start = offset() - 1;
            if (!withoutOriginals) {
                parser.skipChildren();
                return new Event(answer, start, offset() - start);
            }
            cutStart = 0;
            cutEnd = 0;
            members(name -> {
                if (name.equals("event") && parser.currentToken() == JsonToken.START_OBJECT) {
                    findOriginal();
                } else {
                    parser.skipChildren();
                }
            });
            int end = offset();
            System.arraycopy(answer, cutEnd, answer, cutStart, cutEnd == 0 ? 0 : end - cutEnd);
            return new Event(answer, start, end - start - (cutEnd - cutStart));
        }

        /** The member reaches up to the next one, or from the comma before it to the end of the object. */
        private void findOriginal() throws IOException {
            JsonToken token = parser.nextToken();
            while (token == JsonToken.FIELD_NAME) {
                boolean original = parser.currentName().equals("original");
                int nameStart = tokenStart();
                parser.nextToken();
                parser.skipChildren();
                token = parser.nextToken();
                if (original) {
                    cutStart = nameStart;
                    cutEnd = tokenStart();
                    if (token == JsonToken.END_OBJECT) {
                        cutStart = endOfValueBefore(nameStart);
                    }
                }
            }
        }

        private int endOfValueBefore(int nameStart) {
            int comma = nameStart - 1;
            while (answer[comma] == ' ' || answer[comma] == '\n' || answer[comma] == '\r' || answer[comma] == '\t') {
                comma--;
            }
            return answer[comma] == ',' ? comma : nameStart;
        }

        private int tokenStart() {
            return (int) parser.currentTokenLocation().getByteOffset();
        }

        private JsonNode readTree() throws IOException {
            return parser.readValueAsTree();
        }

        private int offset() {
            return (int) parser.currentLocation().getByteOffset();
        }

        private interface Member {
            void read(String name) throws IOException;
        }

        private void members(Member member) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                member.read(name);
            }
        }
    }
}
