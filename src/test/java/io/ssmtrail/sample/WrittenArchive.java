package io.ssmtrail.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** What a maker wrote to a folder, read back by nothing but the JDK and Jackson. */
public record WrittenArchive(Path root) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** All files, by their paths below the folder, in order. */
    public List<String> files() {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The log files among them. */
    public List<String> logFiles() {
        return files().stream().filter(file -> file.contains("/CloudTrail/")).toList();
    }

    /** The content of a file, decompressed. */
    public byte[] content(String file) {
        try {
            byte[] bytes = Files.readAllBytes(root.resolve(file));
            if (!file.endsWith(".gz")) {
                return bytes;
            }
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                return in.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode json(String file) {
        return parse(content(file));
    }

    /** The records of a log file in CloudTrail's own shape. */
    public List<JsonNode> records(String file) {
        List<JsonNode> records = new ArrayList<>();
        json(file).get("Records").forEach(records::add);
        return records;
    }

    /** The records of all log files in CloudTrail's own shape. */
    public List<JsonNode> records() {
        return logFiles().stream().flatMap(file -> records(file).stream()).toList();
    }

    /** One hash over the names and bytes of all files. */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String file : files()) {
                digest.update(file.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(root.resolve(file)));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One root value after the other, with or without anything in between. */
    public static List<JsonNode> parseAll(byte[] json) {
        try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(json)) {
            return values.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
