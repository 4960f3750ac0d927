package io.ssmtrail.archive.digest;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The only hash that CloudTrail uses, in hex. */
final class Sha256 {

    static final String NAME = "SHA-256";

    private Sha256() {}

    static String hex(byte[] content) {
        return HexFormat.of().formatHex(algorithm().digest(content));
    }

    static String hex(InputStream content) throws IOException {
        MessageDigest digest = algorithm();
        byte[] buffer = new byte[1 << 16];
        int count = content.read(buffer);
        while (count >= 0) {
            digest.update(buffer, 0, count);
            count = content.read(buffer);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance(NAME);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
