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
 * @param total how many events match, where that was asked for
 * @param shards how many shards were asked; none where there is no index
 * @param pointInTime its id, which may be another than it was
 * @param last the sort values of the last event, after which the next page starts
 */
record Page(List<Event> events, long total, int shards, Optional<JsonNode> last, Optional<String> pointInTime) {

    private static final JsonFactory FACTORY = new JsonMapper().getFactory();

    static Page read(byte[] answer) {
        try (JsonParser parser = FACTORY.createParser(answer)) {
            return new Reader(answer, parser).page();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Reader {

        private final byte[] answer;
        private final JsonParser parser;
        private final List<Event> events = new ArrayList<>();
        private long total;
        private int shards;
        private @Nullable JsonNode last;
        private @Nullable String pointInTime;

        Reader(byte[] answer, JsonParser parser) {
            this.answer = answer;
            this.parser = parser;
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
            return new Page(events, total, shards, Optional.ofNullable(last), Optional.ofNullable(pointInTime));
        }

        private void hits(String name) throws IOException {
            switch (name) {
                case "total" -> total = readTree().path("value").asLong();
                case "hits" -> {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        members(this::hit);
                    }
                }
                default -> parser.skipChildren();
            }
        }

        private void hit(String name) throws IOException {
            switch (name) {
                case "_source" -> {
                    int start = offset() - 1;
                    parser.skipChildren();
                    events.add(new Event(answer, start, offset() - start));
                }
                case "sort" -> last = readTree();
                default -> parser.skipChildren();
            }
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
