package io.ssmtrail.intake;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.luben.zstd.ZstdOutputStream;
import io.ssmtrail.testing.Trail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Small archives of every shape with parts replaced, doubled, moved or lost, within their compression and without. The same
 * seed gives the same bytes.
 */
final class HostileArchives {

    private static final String TIME = "2031-05-06T07:08:09Z";
    private static final String RECORD = Trail.record("a1", TIME);

    /** One of each shape that readers know. */
    private static final List<String> SHAPES = List.of(
            Trail.file(RECORD, Trail.record("a2", TIME)),
            Trail.lines(RECORD, Trail.record("a2", TIME), "{}"),
            "[" + RECORD + "," + RECORD + "]",
            RECORD + RECORD,
            "{\"Events\":[{\"EventId\":\"a1\",\"CloudTrailEvent\":" + quoted(RECORD) + "}]}",
            "{\"detail-type\":\"AWS API Call via CloudTrail\",\"detail\":" + RECORD + "}",
            "{\"logEvents\":[{\"timestamp\":1,\"message\":" + quoted(RECORD) + "}]}",
            "{\"result\":{\"_raw\":" + quoted(RECORD) + "}}",
            "{\"hits\":{\"hits\":[{\"_source\":{\"event\":{\"original\":" + quoted(RECORD) + "}}}]}}",
            "{\"QueryResultRows\":[[{\"eventJson\":" + quoted(RECORD) + "}]]}",
            "{\"ssmtrail.rejected\":{\"reason\":\"x\"},\"record\":" + quoted(RECORD) + "}",
            "Event name,Event time,Event source,Event ID,Resources\nGetParameter," + TIME
                    + ",ssm.amazonaws.com,a1,\"[{\"\"resourceName\"\":\"\"x\"\"}]\"\n",
            "eventjson\n\"" + RECORD.replace("\"", "\"\"") + "\"\n",
            TIME + " " + RECORD + "\n",
            quoted(RECORD) + "\n",
            "{\"awsAccountId\":\"111122223333\",\"digestS3Object\":\"x\",\"logFiles\":[]}",
            "{\"eventVersion\":\"1.07\",\"eventTime\":\"" + TIME + "\",\"eventType\":\"AwsCloudTrailInsight\","
                    + "\"insightDetails\":{\"state\":\"Start\"}}");

    /** What breaks readers: brackets, quotes, escapes, numbers, names that mean something, surrogates, marks of formats. */
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\\",
            ",",
            ":",
            "\n",
            "\r\n",
            "\0",
            "\\ud800",
            "\\u0000",
            "null",
            "true",
            "-1e999999999",
            "1".repeat(2_000),
            "[".repeat(3_000),
            "{\"a\":".repeat(1_500),
            "\"eventVersion\"",
            "{\"eventVersion\":\"1.0\",",
            "\"Records\":[",
            "\"eventTime\":\"9999-99-99T99:99:99Z\",",
            "\"eventID\":{},",
            "\"userIdentity\":[[]],",
            "\"userIdentity\":{\"sessionContext\":{\"sessionIssuer\":7}},",
            "\"requestParameters\":\"x\",",
            "\"resources\":[null,{\"ARN\":[]}],",
            "\"sourceIPAddress\":\"::ffff:999.1.1.1%eth0\",",
            "\"userAgent\":\"" + "(".repeat(500) + "\",",
            "\"message\":",
            "\"detail\":{",
            "\u001b[2J",
            "\ufeff",
            "é😀\u202e",
            "PK\u0003\u0004",
            "\u001f\u008b");

    private final Random random;

    private HostileArchives(long seed) {
        // Neighbouring seeds begin alike, and so would the archives; this drives them apart.
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    static byte[] of(long seed) {
        HostileArchives archives = new HostileArchives(seed);
        byte[] bytes = archives.mutated(archives.shape(), archives.random.nextInt(6));
        for (int layers = archives.random.nextInt(4); layers > 0; layers--) {
            byte[] wrapped = archives.wrapped(bytes);
            bytes = archives.random.nextInt(3) == 0
                    ? archives.mutated(wrapped, 1 + archives.random.nextInt(4))
                    : wrapped;
        }
        return bytes;
    }

    private byte[] shape() {
        String text = SHAPES.get(random.nextInt(SHAPES.size()));
        return switch (random.nextInt(12)) {
            case 0 -> ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE);
            case 1 -> text.getBytes(StandardCharsets.UTF_16BE);
            case 2 -> text.getBytes(StandardCharsets.ISO_8859_1);
            default -> text.getBytes(StandardCharsets.UTF_8);
        };
    }

    private byte[] mutated(byte[] original, int times) {
        byte[] bytes = original;
        for (int i = 0; i < times; i++) {
            bytes = mutated(bytes);
        }
        return bytes;
    }

    private byte[] mutated(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(random.nextBoolean() ? 4 : 200));
        return switch (random.nextInt(8)) {
            case 0 -> Arrays.copyOf(bytes, from);
            case 1 -> joined(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
            case 2 -> joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, from, bytes.length));
            case 3 -> flipped(bytes);
            case 4 -> repeated(bytes, from, to);
            case 5 -> joined(bytes, shape());
            default -> inserted(bytes, from, random.nextBoolean() ? from : to);
        };
    }

    private byte[] inserted(byte[] bytes, int from, int to) {
        byte[] piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
        return joined(Arrays.copyOf(bytes, from), piece, Arrays.copyOfRange(bytes, to, bytes.length));
    }

    private byte[] flipped(byte[] original) {
        byte[] bytes = original.clone();
        for (int i = random.nextInt(8); i >= 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private byte[] repeated(byte[] bytes, int from, int to) {
        byte[] part = Arrays.copyOfRange(bytes, from, to);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(bytes, 0, from);
        for (int i = random.nextInt(300); i > 0; i--) {
            all.writeBytes(part);
        }
        all.write(bytes, to, bytes.length - to);
        return all.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private interface Wrapper {
        OutputStream wrap(OutputStream out) throws IOException;
    }

    private byte[] wrapped(byte[] content) {
        return switch (random.nextInt(5)) {
            case 0 -> written(ZstdOutputStream::new, content);
            case 1 -> zip(content);
            case 2 -> tar(content);
            default -> written(GZIPOutputStream::new, content);
        };
    }

    private static byte[] written(Wrapper wrapper, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = wrapper.wrap(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("../../climbs.json", "b.json")) {
                ZipEntry entry = new ZipEntry(name);
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] tar(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (String name : List.of("a.json", "b.json")) {
                TarArchiveEntry entry = new TarArchiveEntry(name);
                entry.setModTime(0);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String quoted(String text) {
        return JsonMapper.builder().build().getNodeFactory().textNode(text).toString();
    }
}
