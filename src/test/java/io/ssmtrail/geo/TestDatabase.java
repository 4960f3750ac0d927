package io.ssmtrail.geo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes a small database of IPv4 networks in MaxMind's format, since none may be shipped.
 *
 * @see <a href="https://maxmind.github.io/MaxMind-DB/">MaxMind DB File Format Specification</a>
 */
public final class TestDatabase {

    private static final int NOTHING = -1;

    private final String type;
    private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {NOTHING, NOTHING}));
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    /** Writes a city and a network database, which know {@code 93.184.216.0/24} and {@code 93.184.0.0/16}. */
    public static void writeExamples(Path folder) throws IOException {
        new TestDatabase("GeoLite2-City")
                .put(
                        "93.184.216.0/24",
                        Map.of(
                                "city", Map.of("names", Map.of("en", "Lisbon")),
                                "continent", Map.of("names", Map.of("en", "Europe")),
                                "country", Map.of("iso_code", "PT", "names", Map.of("en", "Portugal")),
                                "location", Map.of("latitude", 38.7, "longitude", -9.1),
                                "subdivisions", List.of(Map.of("iso_code", "11", "names", Map.of("en", "Lisbon")))))
                .writeTo(folder.resolve("city.mmdb"));
        new TestDatabase("GeoLite2-ASN")
                .put(
                        "93.184.0.0/16",
                        Map.of(
                                "autonomous_system_number",
                                64_496L,
                                "autonomous_system_organization",
                                "Example Networks"))
                .writeTo(folder.resolve("asn.mmdb"));
    }

    TestDatabase(String type) {
        this.type = type;
    }

    /** Puts what is known of a network, such as {@code 198.51.100.0/24}. */
    TestDatabase put(String network, Map<String, Object> known) {
        String[] parts = network.split("[./]", -1);
        int length = Integer.parseInt(parts[4]);
        int node = 0;
        for (int bit = 0; bit < length; bit++) {
            int side = Integer.parseInt(parts[bit / 8]) >> (7 - bit % 8) & 1;
            if (bit == length - 1) {
                nodes.get(node)[side] = -2 - data.size();
            } else {
                if (nodes.get(node)[side] == NOTHING) {
                    nodes.add(new int[] {NOTHING, NOTHING});
                    nodes.get(node)[side] = nodes.size() - 1;
                }
                node = nodes.get(node)[side];
            }
        }
        write(known, data);
        return this;
    }

    Path writeTo(Path file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int[] node : nodes) {
            for (int side : node) {
                int value = side == NOTHING ? nodes.size() : side < 0 ? nodes.size() + 16 + (-2 - side) : side;
                out.write(value >> 16);
                out.write(value >> 8);
                out.write(value);
            }
        }
        out.writeBytes(new byte[16]);
        data.writeTo(out);
        out.writeBytes(new byte[] {(byte) 0xab, (byte) 0xcd, (byte) 0xef});
        out.writeBytes("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
        write(
                Map.of(
                        "node_count",
                        (long) nodes.size(),
                        "record_size",
                        24,
                        "ip_version",
                        4,
                        "database_type",
                        type,
                        "languages",
                        List.of("en"),
                        "binary_format_major_version",
                        2,
                        "binary_format_minor_version",
                        0,
                        "build_epoch",
                        1_700_000_000L,
                        "description",
                        Map.of("en", "for tests")),
                out);
        return Files.write(file, out.toByteArray());
    }

    private static void write(Object value, ByteArrayOutputStream out) {
        if (value instanceof Map<?, ?> map) {
            control(7, map.size(), out);
            map.forEach((key, entry) -> {
                write(key, out);
                write(entry, out);
            });
        } else if (value instanceof List<?> list) {
            control(11, list.size(), out);
            list.forEach(element -> write(element, out));
        } else if (value instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            control(2, bytes.length, out);
            out.writeBytes(bytes);
        } else if (value instanceof Double number) {
            control(3, 8, out);
            out.writeBytes(ByteBuffer.allocate(8).putDouble(number).array());
        } else if (value instanceof Integer number) {
            control(5, 2, out);
            out.writeBytes(ByteBuffer.allocate(2).putShort(number.shortValue()).array());
        } else if (value instanceof Long number) {
            control(6, 4, out);
            out.writeBytes(ByteBuffer.allocate(4).putInt(number.intValue()).array());
        } else {
            throw new IllegalArgumentException("no form for " + value);
        }
    }

    private static void control(int type, int size, ByteArrayOutputStream out) {
        int inControl = Math.min(size, 29);
        if (type > 7) {
            out.write(inControl);
            out.write(type - 7);
        } else {
            out.write(type << 5 | inControl);
        }
        if (inControl == 29) {
            out.write(size - 29);
        }
    }
}
