package io.ssmtrail.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Records that no archive should hold and some do: realistic ones with parts replaced, and objects made of the known
 * members with values of any type. The same seed gives the same record.
 */
final class RandomRecords {

    static final JsonMapper PLAIN = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(10_000)
                            .build())
                    .build())
            .build();

    /** Broken surrogate pairs have a form in JSON, but none in UTF-8. */
    private static final JsonMapper ESCAPING =
            PLAIN.rebuild().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** Neighbouring seeds begin alike, and so would the records; this drives them apart. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Random random;
    private final RandomValues values;

    private RandomRecords(long seed) {
        this.random = new Random(seed * SPREAD);
        this.values = new RandomValues(random);
    }

    /** A record that says which event it is, so that the mapper takes it. */
    static byte[] event(long seed) {
        RandomRecords records = new RandomRecords(seed);
        return records.written(records.event(records.any(), seed));
    }

    /** A record of any kind, or what is none. */
    static byte[] anything(long seed) {
        RandomRecords records = new RandomRecords(seed);
        Random random = records.random;
        byte[] bytes = switch (random.nextInt(8)) {
            case 0 -> records.written(records.values.value(0));
            case 1, 2 -> records.written(records.any());
            default -> records.written(records.event(records.any(), seed));
        };
        for (int i = random.nextInt(8) - 5; i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private ObjectNode event(ObjectNode record, long seed) {
        record.put("eventSource", random.nextInt(4) > 0 ? "ssm.amazonaws.com" : source());
        record.put("eventTime", "2026-0%d-1%dT10:11:12Z".formatted(1 + random.nextInt(9), seed % 10));
        record.put("requestID", "unique-" + seed);
        switch (random.nextInt(4)) {
            case 0 -> record.remove("eventID");
            case 1 -> record.put("eventID", values.text() + seed);
            case 2 -> record.put("eventID", seed);
            default -> record.put("eventID", "%016x-%d".formatted(random.nextLong(), seed));
        }
        return record;
    }

    private ObjectNode any() {
        return random.nextBoolean() ? mutated() : assembled();
    }

    private ObjectNode mutated() {
        ObjectNode record = RealisticRecords.get(random.nextInt(RealisticRecords.COUNT));
        List<ContainerNode<?>> places = new ArrayList<>();
        collect(record, places);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            mutate(places.get(random.nextInt(places.size())));
        }
        return record;
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> places) {
        if (node instanceof ContainerNode<?> container) {
            places.add(container);
            container.forEach(child -> collect(child, places));
        }
    }

    private void mutate(ContainerNode<?> place) {
        if (place instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            if (!names.isEmpty() && random.nextInt(4) > 0) {
                object.set(names.get(random.nextInt(names.size())), values.value(0));
            } else {
                object.set(values.key(), values.value(0));
            }
        } else if (place instanceof ArrayNode array) {
            array.add(values.value(0));
        }
    }

    private ObjectNode assembled() {
        ObjectNode record = PLAIN.createObjectNode();
        for (int i = random.nextInt(20); i >= 0; i--) {
            put(record, RealisticRecords.MEMBERS.get(random.nextInt(RealisticRecords.MEMBERS.size())));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            record.set(values.key(), values.value(0));
        }
        if (random.nextInt(3) > 0) {
            record.put("eventName", RealisticRecords.ACTIONS.get(random.nextInt(RealisticRecords.ACTIONS.size())));
        }
        return record;
    }

    private void put(ObjectNode record, String path) {
        ObjectNode parent = record;
        String[] names = path.split("\\.", -1);
        for (int i = 0; i < names.length - 1; i++) {
            parent = parent.get(names[i]) instanceof ObjectNode present ? present : parent.putObject(names[i]);
        }
        parent.set(names[names.length - 1], values.value(0));
    }

    private String source() {
        String odd = values.text();
        return odd.isBlank() || random.nextBoolean() ? "ssm-guiconnect.amazonaws.com" : odd;
    }

    private byte[] written(JsonNode record) {
        try {
            String json = (random.nextBoolean() ? ESCAPING : PLAIN).writeValueAsString(record);
            if (hasBrokenPair(json)) {
                json = ESCAPING.writeValueAsString(record);
            }
            if (json.startsWith("{\"") && random.nextInt(10) == 0) {
                json = "{\"userAgent\": \"once\", \"requestParameters\" : [], \"resources\":{ } ,\t"
                        + json.substring(1);
            }
            if (random.nextInt(10) == 0) {
                json = json.replace("\\u0001", "\u0001").replace("\\t", "\t");
            }
            return json.getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasBrokenPair(String text) {
        return !StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
