package io.ssmtrail.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.cloudtrail.MalformedRecordException;
import io.ssmtrail.cloudtrail.RawRecord;
import io.ssmtrail.document.DocumentWriter;
import io.ssmtrail.document.MappedEvent;
import io.ssmtrail.document.RecordMapper;
import io.ssmtrail.elastic.BulkClient;
import io.ssmtrail.elastic.BulkResult;
import io.ssmtrail.elastic.ConnectionSettings;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.json.JsonBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * An index with the shipped settings and mapping and a name of its own, filled by the mapper and the bulk client.
 *
 * <p>It is made of the component templates themselves, not by way of the cluster's templates, which another version of
 * this project may have put there.
 */
public final class TestIndex implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final RecordMapper mapper = new RecordMapper();
    private final Elastic elastic = Elastic.connect(ConnectionSettings.of(TestElasticsearch.url()));
    private final BulkClient bulk = new BulkClient(elastic);
    private final JsonBytes body = new JsonBytes();
    private final String name;
    private int pending;

    private TestIndex(String name) {
        this.name = name;
    }

    /** Makes an index with the schema that ships. */
    public static TestIndex create(String purpose) {
        return create(purpose, schema());
    }

    /** Makes an index with settings and mappings of the caller's. */
    public static TestIndex create(String purpose, JsonNode schema) {
        TestIndex index = new TestIndex(TestElasticsearch.uniqueName(purpose));
        TestElasticsearch.put("/" + index.name, schema.toString());
        return index;
    }

    /** The settings and mappings that the shipped templates lead to. */
    public static ObjectNode schema() {
        ObjectNode schema = JSON.createObjectNode();
        for (JsonNode component : resource("/mappings/ssm-cloudtrail.json").get("composed_of")) {
            merge(
                    schema,
                    resource("/mappings/component/" + component.asText() + ".json")
                            .get("template"));
        }
        return schema;
    }

    public String name() {
        return name;
    }

    /** A record as a reader of archives would give it. */
    public static RawRecord raw(byte[] record) {
        return RawRecord.of(record);
    }

    /** Maps a record and adds its document to the next bulk; the document's id is returned. */
    public String add(byte[] record) throws MalformedRecordException {
        MappedEvent event = mapper.map(raw(record));
        String id = event.identity().id();
        try {
            ObjectNode action = JSON.createObjectNode();
            action.putObject("create").put("_index", name).put("_id", id);
            body.write(JSON.writeValueAsBytes(action));
            body.write('\n');
            DocumentWriter.write(event.document(), body);
            body.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pending++;
        return id;
    }

    /** Adds a document of the caller's making to the next bulk. */
    public void add(String id, JsonNode document) {
        body.write(("{\"create\":{\"_index\":\"" + name + "\",\"_id\":\"" + id + "\"}}\n" + document + "\n")
                .getBytes(StandardCharsets.UTF_8));
        pending++;
    }

    public int pendingBytes() {
        return body.length();
    }

    /** Sends what was added. */
    public BulkResult send() {
        byte[] bytes = body.buffer();
        BulkResult result;
        try {
            result = bulk.send(bytes, 0, body.length(), pending);
        } catch (InterruptedException e) {
            throw new AssertionError("the test was called off", e);
        }
        body.clear();
        pending = 0;
        return result;
    }

    /** Answers a search; what was sent before is found. */
    public JsonNode search(String query) {
        TestElasticsearch.refresh(name);
        return TestElasticsearch.post("/" + name + "/_search", query);
    }

    @Override
    public void close() {
        elastic.close();
        TestElasticsearch.delete("/" + name);
    }

    private static JsonNode resource(String path) {
        try (InputStream in = Objects.requireNonNull(TestIndex.class.getResourceAsStream(path), path)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Elasticsearch composes templates: objects are merged, everything else is replaced. */
    private static void merge(ObjectNode into, JsonNode from) {
        from.properties().forEach(member -> {
            JsonNode present = into.get(member.getKey());
            if (present instanceof ObjectNode object && member.getValue().isObject()) {
                merge(object, member.getValue());
            } else {
                into.set(member.getKey(), member.getValue().deepCopy());
            }
        });
    }
}
