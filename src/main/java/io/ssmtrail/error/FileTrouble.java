package io.ssmtrail.error;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/**
 * Says why a file could not be read or written. Of the commonest causes Java's messages are nothing but the file's name, which
 * stands before them already.
 */
public final class FileTrouble {

    private FileTrouble() {}

    /** The cause, without the file and without a full stop. */
    public static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NotDirectoryException) {
            return "it is no folder";
        }
        Optional<String> why = e instanceof FileSystemException failure
                ? Optional.ofNullable(failure.getReason())
                : Optional.ofNullable(e.getMessage());
        return why.orElseGet(() -> e.getClass().getSimpleName());
    }
}
