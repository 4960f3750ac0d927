package io.ssmtrail.archive.digest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a digest file says.
 *
 * @param key the object that it was delivered as
 * @param bucket where
 * @param endTime of the hour that it covers, as it stands
 * @param fingerprint of the public key that its signature is made for
 * @param sha256 of its own uncompressed content, hex
 * @param previous the digest before it; empty for the first of a chain
 * @param logFiles what was delivered in its hour
 */
record DigestFile(
        String key,
        String bucket,
        String endTime,
        String fingerprint,
        String sha256,
        Optional<Previous> previous,
        List<LogFile> logFiles) {

    /** The digest before this one. */
    record Previous(String bucket, String key, String hash, String signature) {}

    /** A log file as it was delivered. */
    record LogFile(String bucket, String key, String hash, String algorithm) {}

    private static final JsonMapper JSON = new JsonMapper();

    /** Reads the uncompressed content of a file; empty where it is no digest. */
    static Optional<DigestFile> parse(byte[] content) {
        JsonNode json;
        try {
            json = JSON.readTree(content);
        } catch (IOException notJson) {
            return Optional.empty();
        }
        if (!json.path("digestS3Object").isTextual()) {
            return Optional.empty();
        }
        String bucket = json.path("digestS3Bucket").asText();
        List<LogFile> logFiles = new ArrayList<>();
        for (JsonNode file : json.path("logFiles")) {
            logFiles.add(new LogFile(
                    file.path("s3Bucket").asText(bucket),
                    file.path("s3Object").asText(),
                    file.path("hashValue").asText(),
                    file.path("hashAlgorithm").asText()));
        }
        Optional<Previous> previous = Optional.empty();
        if (json.path("previousDigestS3Object").isTextual()) {
            previous = Optional.of(new Previous(
                    json.path("previousDigestS3Bucket").asText(bucket),
                    json.path("previousDigestS3Object").asText(),
                    json.path("previousDigestHashValue").asText(),
                    json.path("previousDigestSignature").asText("")));
        }
        return Optional.of(new DigestFile(
                json.path("digestS3Object").asText(),
                bucket,
                json.path("digestEndTime").asText(),
                json.path("digestPublicKeyFingerprint").asText(),
                Sha256.hex(content),
                previous,
                logFiles));
    }

    /** The same digest, of which the rest need not be kept. */
    DigestFile withoutLogFiles() {
        return new DigestFile(key, bucket, endTime, fingerprint, sha256, previous, List.of());
    }

    /** What CloudTrail signs for this digest. */
    byte[] signedText() {
        String before = previous.map(Previous::signature)
                .filter(text -> !text.isEmpty())
                .orElse("null");
        return String.join("\n", endTime, bucket + "/" + key, sha256, before).getBytes(StandardCharsets.UTF_8);
    }
}
