package io.ssmtrail.archive.digest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.error.UsageException;
import java.io.IOException;
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

/** CloudTrail's public keys, as {@code aws cloudtrail list-public-keys} prints them, by their fingerprints. */
public final class PublicKeys {

    /** How a signature was found. */
    enum Verdict {
        GOOD,
        BAD,
        NO_KEY
    }

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
        try {
            for (JsonNode key : new JsonMapper().readTree(file.toFile()).path("PublicKeyList")) {
                byte[] bytes = Base64.getMimeDecoder().decode(key.path("Value").asText());
                keys.put(key.path("Fingerprint").asText().toLowerCase(Locale.ROOT), key(bytes));
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new UsageException(
                    "The public keys in " + file + " cannot be read: " + e.getMessage() + ".", advice(), e);
        }
        if (keys.isEmpty()) {
            throw new UsageException("There is no public key in " + file + ".", advice());
        }
        return new PublicKeys(keys);
    }

    private static String advice() {
        return "Give what 'aws cloudtrail list-public-keys --start-time ... --region ...' prints.";
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    Verdict verify(DigestFile digest, String signature) {
        PublicKey key = keys.get(digest.fingerprint().toLowerCase(Locale.ROOT));
        if (key == null) {
            return Verdict.NO_KEY;
        }
        try {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initVerify(key);
            rsa.update(digest.signedText());
            return rsa.verify(HexFormat.of().parseHex(signature)) ? Verdict.GOOD : Verdict.BAD;
        } catch (GeneralSecurityException | IllegalArgumentException noSignature) {
            return Verdict.BAD;
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
