package io.ssmtrail.archive;

import io.ssmtrail.error.FileTrouble;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.UnsupportedZipFeatureException;

/** Says in a user's words why a file could not be read. */
public final class ReadFailure {

    private ReadFailure() {}

    /**
     * The reason, completing the sentence "the file …".
     *
     * @param read records that were read before
     */
    public static String reason(IOException e, long read) {
        if (e instanceof NoSuchFileException) {
            return "does not exist any more";
        }
        if (e instanceof AccessDeniedException) {
            return "may not be read";
        }
        if (e instanceof UnreadableException) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof UnsupportedZipFeatureException unsupported) {
            return "is stored in a way that is not read here (" + unsupported.getFeature() + ")";
        }
        String after = read == 0 ? "" : ", after " + read + (read == 1 ? " record" : " records");
        if (e instanceof EOFException) {
            return "is cut off: its compressed content ends too early" + after;
        }
        if (e instanceof ZipException) {
            return "has broken compressed content: " + e.getMessage() + after;
        }
        return "cannot be read: " + FileTrouble.reason(e) + after;
    }
}
