package io.ssmtrail.ssm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;

/** Synthetic CloudTrail records, written with single quotes, and what the catalogue reads from them. */
final class Events {

    static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private Events() {}

    /** The entities of a call to {@code ssm.amazonaws.com}; members are those of the record, without its braces. */
    static SsmEntities of(String eventName, String members) {
        return of("ssm.amazonaws.com", eventName, members);
    }

    static SsmEntities of(String eventSource, String eventName, String members) {
        return SsmEntities.of(
                Catalogue.standard().action(eventSource, eventName),
                json("{'eventSource': '%s', 'eventName': '%s', %s}".formatted(eventSource, eventName, members)));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
