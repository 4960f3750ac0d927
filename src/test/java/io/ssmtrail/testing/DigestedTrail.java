package io.ssmtrail.testing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A trail of three hours, two log files each, with its digests, made and signed as CloudTrail does it. */
public final class DigestedTrail {

    /** Of the key that the digests are signed with. */
    public static final String FINGERPRINT = "47aaa19f7eec22e9bd0b5e58cfade8cb";

    public static final int HOURS = 3;

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ACCOUNT = "AWSLogs/111122223333/";
    private static final int BEFORE_THE_BARE_KEY = 24;

    private final KeyPair pair = keyPair();
    private final String prefix;
    private final Map<String, byte[]> objects = new LinkedHashMap<>();
    private final Map<String, String> signatures = new LinkedHashMap<>();
    private final Map<Integer, ObjectNode> digests = new LinkedHashMap<>();

    /** Delivers one. */
    public DigestedTrail(String bucket, String prefix) {
        this.prefix = prefix;
        String previousHash = "";
        for (int hour = 1; hour <= HOURS; hour++) {
            ObjectNode digest = digest(bucket, hour, previousHash);
            ArrayNode logFiles = digest.putArray("logFiles");
            for (int file = 1; file <= 2; file++) {
                String content = Trail.file(Trail.record("v-" + hour + "-" + file, "2034-01-02T0" + hour + ":30:00Z"));
                objects.put(log(hour, file), Trail.gzip(content));
                logFiles.addObject()
                        .put("s3Bucket", bucket)
                        .put("s3Object", log(hour, file))
                        .put("hashValue", sha256(content))
                        .put("hashAlgorithm", "SHA-256");
            }
            digests.put(hour, digest);
            objects.put(digest(hour), Trail.gzip(digest.toString()));
            previousHash = sha256(digest.toString());
            String before = hour == 1 ? "null" : signatures.get(digest(hour - 1));
            signatures.put(
                    digest(hour),
                    sign(String.join("\n", end(hour), bucket + "/" + digest(hour), previousHash, before)));
        }
    }

    /** The key of an hour's log file. */
    public String log(int hour, int file) {
        return prefix + ACCOUNT + "CloudTrail/eu-west-1/2034/01/02/" + hour + "-" + file + ".json.gz";
    }

    /** The key of an hour's digest. */
    public String digest(int hour) {
        return prefix + ACCOUNT + "CloudTrail-Digest/eu-west-1/2034/01/02/"
                + "111122223333_CloudTrail-Digest_eu-west-1_t_eu-west-1_20340102T0" + hour + "0000Z.json.gz";
    }

    /** All objects by their keys, in the order in which they are delivered. */
    public Map<String, byte[]> objects() {
        return objects;
    }

    public byte[] content(String key) {
        return Objects.requireNonNull(objects.get(key), key);
    }

    /** An hour's digest as one rewrites it who has altered a log file: with the hash of what that file holds now. */
    public byte[] digestToMatch(int hour, int file, String content) {
        ObjectNode digest = Objects.requireNonNull(digests.get(hour)).deepCopy();
        ((ObjectNode) digest.path("logFiles").get(file - 1)).put("hashValue", sha256(content));
        return Trail.gzip(digest.toString());
    }

    /** The signature of an object, which only digests have. */
    public Optional<String> signature(String key) {
        return Optional.ofNullable(signatures.get(key));
    }

    /** What AWS's command line says of the public key, in X.509's form or bare. */
    public String publicKeys(boolean bare) {
        byte[] x509 = pair.getPublic().getEncoded();
        return publicKeys(bare ? Arrays.copyOfRange(x509, BEFORE_THE_BARE_KEY, x509.length) : x509);
    }

    /** What it would say of another key with the same fingerprint. */
    public static String publicKeysOfSomebodyElse() {
        return publicKeys(keyPair().getPublic().getEncoded());
    }

    private static String publicKeys(byte[] key) {
        ObjectNode list = JSON.createObjectNode();
        list.putArray("PublicKeyList")
                .addObject()
                .put("Value", Base64.getEncoder().encodeToString(key))
                .put("Fingerprint", FINGERPRINT);
        return list.toString();
    }

    private ObjectNode digest(String bucket, int hour, String previousHash) {
        ObjectNode digest = JSON.createObjectNode();
        boolean first = hour == 1;
        return digest.put("awsAccountId", "111122223333")
                .put("digestStartTime", end(hour - 1))
                .put("digestEndTime", end(hour))
                .put("digestS3Bucket", bucket)
                .put("digestS3Object", digest(hour))
                .put("digestPublicKeyFingerprint", FINGERPRINT)
                .put("previousDigestS3Bucket", first ? null : bucket)
                .put("previousDigestS3Object", first ? null : digest(hour - 1))
                .put("previousDigestHashValue", first ? null : previousHash)
                .put("previousDigestHashAlgorithm", first ? null : "SHA-256")
                .put("previousDigestSignature", first ? null : signatures.get(digest(hour - 1)));
    }

    private static String end(int hour) {
        return "2034-01-02T0" + hour + ":00:00Z";
    }

    private String sign(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
