package io.ssmtrail.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.json.JsonObject;
import io.ssmtrail.json.JsonReader;
import io.ssmtrail.json.JsonSyntaxException;
import java.io.UncheckedIOException;

/** The members of records for the tests, read as those of an archive are. */
public final class Members {

    /** Takes single quotes, and gives halves of surrogate pairs the only form that they have. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private Members() {}

    /** Those of a record that is written with single quotes, so that it can be read. */
    public static JsonObject of(String json) {
        try {
            return of(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of a record that was put together. */
    public static JsonObject of(JsonNode record) {
        try {
            return (JsonObject) JsonReader.read(JSON.writeValueAsString(record));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (JsonSyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
