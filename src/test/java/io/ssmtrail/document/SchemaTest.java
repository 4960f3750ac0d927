package io.ssmtrail.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.geo.GeoDatabases;
import io.ssmtrail.geo.TestDatabase;
import io.ssmtrail.json.JsonBytes;
import io.ssmtrail.testing.TestElasticsearch;
import io.ssmtrail.testing.TestIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The templates, the fields that the mapper can write and the field reference say the same. */
class SchemaTest {

    private static final Path RECORDS = Path.of("src/test/resources/io/ssmtrail/document");

    /** Lucene's longest term is 32,766 bytes; a character takes up to four. */
    private static final int LONGEST_TERM = 8_191;

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path folder;

    private static GeoDatabases databases = GeoDatabases.none();

    private final RecordMapper mapper = new RecordMapper(databases);

    @BeforeAll
    static void openDatabases() throws IOException {
        TestDatabase.writeExamples(folder);
        databases = GeoDatabases.open(List.of(folder));
    }

    @AfterAll
    static void closeDatabases() {
        databases.close();
    }

    @Test
    void theReferenceDescribesEveryMappedFieldWithItsType() throws IOException {
        Map<String, String> mapped = new TreeMap<>();
        Schema.mapped().forEach((path, mapping) -> mapped.put(path, Schema.typeOf(mapping)));
        Map<String, String> described = new TreeMap<>();
        Schema.described().forEach(field -> described.put(field.field(), field.type()));

        assertThat(described).isEqualTo(mapped);
        assertThat(Schema.described())
                .isSortedAccordingTo((a, b) -> a.field().compareTo(b.field()))
                .allSatisfy(field -> assertThat(List.of(field.meaning(), field.source(), field.example()))
                        .doesNotContain(""));
    }

    @Test
    void theMapperWritesTheFieldsThatAreMappedAndNoOthers() {
        Set<String> objects = Set.of(Field.CLOUDTRAIL_RESOURCES.path());
        Set<String> mapped = Schema.mapped().keySet().stream()
                .map(path -> objects.stream()
                        .filter(object -> path.startsWith(object + "."))
                        .findFirst()
                        .orElse(path))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(Field.all().stream().map(Field::path)).containsExactlyInAnyOrderElementsOf(mapped);
    }

    @Test
    void everyMappedFieldIsWrittenForSomeRecordAndEveryWrittenFieldIsMapped() throws Exception {
        Map<String, JsonNode> mapped = Schema.mapped();
        Set<String> written = new TreeSet<>();
        for (byte[] record : records()) {
            collect(document(record), "", mapped, written);
        }

        assertThat(written).isEqualTo(mapped.keySet());
    }

    @Test
    void oddRecordsWriteNoFieldThatIsNotMapped() throws Exception {
        Map<String, JsonNode> mapped = Schema.mapped();
        Set<String> written = new TreeSet<>();
        for (long seed = 0; seed < 1_000; seed++) {
            collect(document(RandomRecords.event(seed)), "", mapped, written);
        }

        assertThat(mapped.keySet()).containsAll(written);
    }

    @Test
    void noValueIsTooLongOrTooOddForItsField() {
        Schema.mapped().forEach((path, mapping) -> {
            boolean indexed = mapping.path("index").asBoolean(true);
            switch (mapping.get("type").asText()) {
                case "keyword", "flattened" ->
                    assertThat(!indexed || mapping.path("ignore_above").asInt(Integer.MAX_VALUE) <= LONGEST_TERM)
                            .as("%s has ignore_above", path)
                            .isTrue();
                case "date", "ip", "long", "geo_point" ->
                    assertThat(mapping.path("ignore_malformed").asBoolean())
                            .as("%s has ignore_malformed", path)
                            .isTrue();
                case "object" ->
                    assertThat(mapping.path("enabled").asBoolean(true))
                            .as("%s is interpreted", path)
                            .isFalse();
                // The mapper itself writes nothing but true and false, and text takes all text.
                default -> assertThat(mapping.get("type").asText()).isIn("boolean", "text");
            }
        });
    }

    @Test
    void elasticsearchTakesTheTemplatesAndAddsNoFieldToThem() throws Exception {
        try (TestIndex index = TestIndex.create("schema")) {
            JsonNode before = mapping(index);
            for (byte[] record : records()) {
                index.add(record);
            }
            index.send();

            assertThat(mapping(index)).isEqualTo(before);
            assertThat(before.path("dynamic").asText()).isEqualTo("false");
        }
    }

    private static JsonNode mapping(TestIndex index) {
        return TestElasticsearch.get("/" + index.name() + "/_mapping")
                .path(index.name())
                .path("mappings");
    }

    private static List<byte[]> records() throws IOException {
        List<byte[]> records = new ArrayList<>();
        for (String line : Files.readAllLines(RECORDS.resolve("every-field.ndjson"))) {
            records.add(line.getBytes(StandardCharsets.UTF_8));
        }
        try (Stream<Path> golden = Files.list(RECORDS.resolve("golden"))) {
            for (Path file : (Iterable<Path>)
                    golden.filter(f -> f.toString().endsWith(".record.json")).sorted()::iterator) {
                records.add(Files.readAllBytes(file));
            }
        }
        return records;
    }

    private JsonNode document(byte[] record) throws Exception {
        JsonBytes json = new JsonBytes();
        DocumentWriter.write(mapper.map(TestIndex.raw(record)).document(), json);
        return JSON.readTree(json.toString());
    }

    private static void collect(JsonNode value, String path, Map<String, JsonNode> mapped, Set<String> written) {
        // What is below a mapped path, as in a flattened field or a point, has no mapping of its own.
        boolean leaf = mapped.containsKey(path);
        if (value.isObject() && !leaf) {
            value.properties()
                    .forEach(member -> collect(
                            member.getValue(),
                            path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                            mapped,
                            written));
        } else if (value.isArray() && !leaf) {
            value.forEach(element -> collect(element, path, mapped, written));
        } else {
            written.add(path);
        }
    }
}
