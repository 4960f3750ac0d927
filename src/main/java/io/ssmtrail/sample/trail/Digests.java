package io.ssmtrail.sample.trail;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.sample.cast.Ids;
import io.ssmtrail.sample.cast.Json;
import io.ssmtrail.sample.cast.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the digest files of a trail: one an hour and place, each naming its predecessor and the hash of every log file
 * that was delivered. They are not signed, as only AWS holds the keys: the signature of the predecessor is null.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html">
 *     CloudTrail digest file structure</a>
 */
final class Digests {

    private record Previous(String key, String sha256) {}

    private final TrailFolder folder;
    private final TrailLayout layout;
    private final String bucket;
    private final String homeRegion;
    private final Map<Place, Previous> chain = new HashMap<>();

    Digests(TrailFolder folder, TrailLayout layout, String bucket, String homeRegion) {
        this.folder = folder;
        this.layout = layout;
        this.bucket = bucket;
        this.homeRegion = homeRegion;
    }

    /** Writes the digest of a place for the hour that ends at an instant. */
    void write(Place place, Instant end, List<DeliveredFile> files) {
        String key = layout.digestFile(place, end, homeRegion);
        ObjectNode digest = Json.object()
                .put("awsAccountId", place.account().id())
                .put("digestStartTime", end.minus(1, ChronoUnit.HOURS).toString())
                .put("digestEndTime", end.toString())
                .put("digestS3Bucket", bucket)
                .put("digestS3Object", key)
                .put("digestPublicKeyFingerprint", Ids.hex(32, "digest-key", place.region()))
                .put("digestSignatureAlgorithm", "SHA256withRSA");
        digest.put("newestEventTime", bound(files, true)).put("oldestEventTime", bound(files, false));
        describePrevious(digest, place);
        ArrayNode listed = digest.putArray("logFiles");
        for (DeliveredFile file : files) {
            listed.addObject()
                    .put("s3Bucket", bucket)
                    .put("s3Object", file.key())
                    .put("hashValue", file.sha256())
                    .put("hashAlgorithm", "SHA-256")
                    .put("newestEventTime", seconds(file.newest()))
                    .put("oldestEventTime", seconds(file.oldest()));
        }
        byte[] content = bytes(digest);
        folder.write(key, gzip(content));
        chain.put(place, new Previous(key, Sha256.hex(content)));
    }

    private void describePrevious(ObjectNode digest, Place place) {
        Previous previous = chain.get(place);
        if (previous == null) {
            for (String member : List.of("S3Bucket", "S3Object", "HashValue", "HashAlgorithm")) {
                digest.putNull("previousDigest" + member);
            }
        } else {
            digest.put("previousDigestS3Bucket", bucket)
                    .put("previousDigestS3Object", previous.key())
                    .put("previousDigestHashValue", previous.sha256())
                    .put("previousDigestHashAlgorithm", "SHA-256");
        }
        digest.putNull("previousDigestSignature");
    }

    private static @Nullable String bound(List<DeliveredFile> files, boolean newest) {
        Comparator<Instant> order = Comparator.naturalOrder();
        return files.stream()
                .map(newest ? DeliveredFile::newest : DeliveredFile::oldest)
                .max(newest ? order : order.reversed())
                .map(Digests::seconds)
                .orElse(null);
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static byte[] bytes(ObjectNode digest) {
        try {
            return Json.MAPPER.writeValueAsBytes(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = Compression.GZIP.compress(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
