package io.ssmtrail.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Small CloudTrail records and files of them. */
public final class Trail {

    private Trail() {}

    /** A call of Systems Manager. */
    public static String record(String id, String time) {
        return record(id, time, "\"eventSource\":\"ssm.amazonaws.com\",\"eventName\":\"GetParameter\"");
    }

    /** A record with members of the test's own. */
    public static String record(String id, String time, String members) {
        return "{\"eventVersion\":\"1.08\",\"eventID\":\"" + id + "\",\"eventTime\":\"" + time + "\"," + members
                + ",\"awsRegion\":\"eu-west-1\",\"sourceIPAddress\":\"192.0.2.7\",\"requestParameters\":{\"name\":\"/app/key\"},"
                + "\"userIdentity\":{\"type\":\"IAMUser\",\"accountId\":\"111122223333\",\"userName\":\"ada\"}}";
    }

    /** What CloudTrail delivers. */
    public static String file(List<String> records) {
        return "{\"Records\":[" + String.join(",", records) + "]}";
    }

    public static String file(String... records) {
        return file(List.of(records));
    }

    /** Records, one a line. */
    public static String lines(String... records) {
        return String.join("\n", records) + "\n";
    }

    public static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Writes a file, and the folders that it lies in. */
    public static Path write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path write(Path file, String text) {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
