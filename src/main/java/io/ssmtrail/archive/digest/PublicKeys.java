package io.ssmtrail.archive.digest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.archive.digest.Finding.Kind;
import io.ssmtrail.error.FileTrouble;
import io.ssmtrail.error.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** CloudTrail's public keys, as {@code aws cloudtrail list-public-keys} prints them, by their fingerprints. */
public final class PublicKeys {

    /** {@code AlgorithmIdentifier} of RSA, which stands before the bare key in its X.509 form. */
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");

    private final Map<String, PublicKey> keys;

    private PublicKeys(Map<String, PublicKey> keys) {
        this.keys = keys;
    }

    /** No keys: then signatures are not looked at. */
    public static PublicKeys none() {
        return new PublicKeys(Map.of());
    }

    /**
     * Reads a file of keys.
     *
     * @throws UsageException where it holds none
     */
    public static PublicKeys read(Path file) {
        Map<String, PublicKey> keys = new HashMap<>();
        try (InputStream in = Files.newInputStream(file)) {
            for (JsonNode key : new JsonMapper().readTree(in).path("PublicKeyList")) {
                byte[] bytes = Base64.getMimeDecoder().decode(key.path("Value").asText());
                keys.put(key.path("Fingerprint").asText().toLowerCase(Locale.ROOT), key(bytes));
            }
        } catch (IOException e) {
            throw unreadable(file, FileTrouble.reason(e), e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unreadable(file, String.valueOf(e.getMessage()), e);
        }
        if (keys.isEmpty()) {
            throw new UsageException("There is no public key in " + file + ".", advice());
        }
        return new PublicKeys(keys);
    }

    private static UsageException unreadable(Path file, String reason, Exception cause) {
        return new UsageException("The public keys in " + file + " cannot be read: " + reason + ".", advice(), cause);
    }

    private static String advice() {
        return "Give what 'aws cloudtrail list-public-keys --start-time ... --region ...' prints.";
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /** What is wrong with a signature of a digest; empty where it is CloudTrail's. */
    Optional<Finding> finding(DigestFile digest, String signature, String place) {
        PublicKey key = keys.get(digest.fingerprint().toLowerCase(Locale.ROOT));
        if (key == null) {
            return Optional.of(new Finding(
                    Kind.UNREADABLE, place, "is signed for a public key that was not given: " + digest.fingerprint()));
        }
        return isGood(digest, signature, key)
                ? Optional.empty()
                : Optional.of(new Finding(Kind.ALTERED, place, "has a signature that is not CloudTrail's"));
    }

    /** What is wrong with the signature in the metadata of a digest's object. */
    Optional<Finding> finding(DigestFile digest, ObjectSignature signature, String place) {
        return signature.algorithm().equalsIgnoreCase(ObjectSignature.SHA256_WITH_RSA)
                ? finding(digest, signature.hex(), place)
                : Optional.of(new Finding(
                        Kind.UNREADABLE, place, "has a signature of an unknown kind: " + signature.algorithm()));
    }

    private static boolean isGood(DigestFile digest, String signature, PublicKey key) {
        try {
            Signature rsa = Signature.getInstance(ObjectSignature.SHA256_WITH_RSA);
            rsa.initVerify(key);
            rsa.update(digest.signedText());
            return rsa.verify(HexFormat.of().parseHex(signature));
        } catch (GeneralSecurityException | IllegalArgumentException noSignature) {
            return false;
        }
    }

    /** AWS gives keys in two forms: X.509, and the bare key of PKCS #1. */
    private static PublicKey key(byte[] der) throws GeneralSecurityException {
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        try {
            return rsa.generatePublic(new X509EncodedKeySpec(der));
        } catch (InvalidKeySpecException bare) {
            byte[] bits = der(0x03, new byte[] {0}, der);
            return rsa.generatePublic(new X509EncodedKeySpec(der(0x30, RSA, bits)));
        }
    }

    private static byte[] der(int tag, byte[] first, byte[] second) {
        int length = first.length + second.length;
        byte[] head = length < 0x80
                ? new byte[] {(byte) tag, (byte) length}
                : length < 0x100
                        ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                        : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        byte[] all = new byte[head.length + length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(first, 0, all, head.length, first.length);
        System.arraycopy(second, 0, all, head.length + first.length, second.length);
        return all;
    }
}
