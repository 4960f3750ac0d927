package io.ssmtrail.elastic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ssmtrail.elastic.BulkResult.Item;
import io.ssmtrail.error.ClusterException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.http.entity.ContentType;

/**
 * Sends bulk bodies as one buffer each, and reads what became of every document.
 *
 * <p>The typed client would turn each document into four pieces, each an HTTP chunk and a system call of its own, which
 * costs sender and server several times the work; see
 * <a href="https://github.com/elastic/elasticsearch-java/issues/1339">elasticsearch-java#1339</a>.
 */
public final class BulkClient {

    /** Only what decides; a successful item is its status, and nothing else is written or read. */
    private static final String ENDPOINT =
            "/_bulk?filter_path=errors,items.*.status,items.*.error.type,items.*.error.reason,items.*.error.caused_by.reason";

    private static final ContentType NDJSON = ContentType.create("application/x-ndjson");

    private static final int CREATED = 201;

    private final JsonFactory json = new JsonFactory();
    private final Elastic elastic;

    public BulkClient(Elastic elastic) {
        this.elastic = elastic;
    }

    /**
     * Sends a body of as many documents.
     *
     * @return a result for the whole request, or for each document in order
     */
    public BulkResult send(byte[] body, int offset, int length, int documents) throws InterruptedException {
        List<Item> items;
        try (InputStream in = elastic.post(ENDPOINT, NDJSON, body, offset, length)) {
            items = read(in, documents);
        } catch (IOException | RuntimeException e) {
            return failed(e);
        }
        if (items.size() != documents) {
            // A proxy cut the answer, or wrote one of its own; sending again tells what was stored.
            return new BulkResult.TryAgain(
                    "the answer tells of " + items.size() + " documents, not of " + documents, TooMuch.NO);
        }
        return new BulkResult.Answered(items);
    }

    private BulkResult failed(Exception e) throws InterruptedException {
        OptionalInt status = ClusterFailure.status(e);
        if (status.isEmpty()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("while waiting for an answer");
            }
            if (e instanceof RuntimeException bug && !(e.getCause() instanceof IOException)) {
                throw bug;
            }
            return new BulkResult.TryAgain(reason(e), TooMuch.NO);
        }
        int code = status.getAsInt();
        if (code == 413) {
            return new BulkResult.TooLarge();
        }
        if (ClusterFailure.isPassing(code)) {
            String reason = ClusterFailure.reason(e).orElse("");
            return new BulkResult.TryAgain(
                    "status " + code + (reason.isEmpty() ? "" : ": " + reason), TooMuch.of(code, reason));
        }
        return new BulkResult.Refused(elastic.failure(e, "POST /_bulk"));
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private List<Item> read(InputStream in, int documents) throws IOException {
        try (JsonParser parser = json.createParser(in)) {
            List<Item> items = new ArrayList<>(documents);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("the answer is no JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("items")) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        parser.nextToken();
                        parser.nextToken();
                        items.add(readItem(parser));
                        parser.nextToken();
                    }
                } else {
                    parser.skipChildren();
                }
            }
            return items;
        }
    }

    private Item readItem(JsonParser parser) throws IOException {
        int status = 0;
        String reason = "";
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("status")) {
                status = parser.getIntValue();
            } else if (name.equals("error")) {
                reason = readReason(parser);
            } else {
                parser.skipChildren();
            }
        }
        if (status == 0) {
            throw new IOException("the answer does not tell what became of a document");
        }
        return item(status, reason);
    }

    private static String readReason(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            String text = parser.getValueAsString("");
            parser.skipChildren();
            return text;
        }
        StringBuilder reason = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                depth++;
            } else if (token == JsonToken.END_OBJECT) {
                depth--;
            } else if (token == JsonToken.VALUE_STRING) {
                reason.append(reason.isEmpty() ? "" : ": ").append(parser.getText());
            } else if (token == null) {
                throw new IOException("the answer breaks off");
            }
        }
        return reason.toString();
    }

    private Item item(int status, String reason) {
        if (ClusterFailure.isPassing(status)) {
            return new Item.TryAgain("status " + status + ": " + reason, TooMuch.of(status, reason));
        }
        return switch (status) {
            case 200, CREATED -> new Item.Created();
            case 409 -> new Item.AlreadyPresent();
            case 401, 403, 404 ->
                new Item.NotAllowed(
                        new ClusterException(
                                "Elasticsearch does not take events: status " + status + ": " + reason + ".",
                                "Ask for the privileges to create documents and indices of ssm-cloudtrail-*, or use other credentials."));
            default -> new Item.Rejected("status " + status + ": " + reason);
        };
    }
}
