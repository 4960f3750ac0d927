package io.ssmtrail.ledger;

import io.ssmtrail.archive.ArchiveInput;
import io.ssmtrail.intake.Selection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What tells an input from others, and from itself with another content.
 *
 * @param uri where it lies
 * @param size in bytes as it is stored
 * @param revision what changes when the content does
 */
public record InputKey(String uri, long size, String revision) {

    /** Empty for what cannot be met again, such as standard input and other pipes. */
    public static Optional<InputKey> of(ArchiveInput input) {
        return input.location()
                .uri()
                .filter(uri -> !input.revision().isEmpty())
                .map(uri -> new InputKey(uri, input.size(), input.revision()));
    }

    /** The ledger's id of this input, loaded by a selection: what was not selected then is still to be loaded. */
    String idFor(Selection selection) {
        String text = String.join(
                "\n",
                uri,
                Long.toString(size),
                revision,
                String.join(",", new TreeSet<>(selection.services())),
                selection.from().map(Instant::toString).orElse(""),
                selection.to().map(Instant::toString).orElse(""));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
