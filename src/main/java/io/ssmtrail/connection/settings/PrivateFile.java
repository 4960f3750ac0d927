package io.ssmtrail.connection.settings;

import io.ssmtrail.error.FileTrouble;
import io.ssmtrail.error.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files with secrets, which only their owner may open, as ssh wants it of its keys. */
final class PrivateFile {

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private PrivateFile() {}

    /** The first line of the file that a setting names; no message ever shows it. */
    static String secret(Value setting) {
        Path file = Path.of(setting.text());
        String told = "The file " + file + ", which " + setting.setting().key() + " names (" + setting.origin() + "),";
        require(file, told);
        try {
            // Not for its size: it may be a pipe, as a shell's <(...) is.
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            String line = text.lines().findFirst().orElse("").strip();
            if (line.isEmpty()) {
                throw new UsageException(
                        "There is no secret in " + file + ".", "Write it to the first line of that file.");
            }
            return line;
        } catch (IOException e) {
            throw unreadable(told, e);
        }
    }

    /**
     * Fails where others than the owner may open it, as far as the file system tells.
     *
     * @param told what to call it where it cannot be looked at
     */
    static void require(Path file, String told) {
        try {
            PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (view == null) {
                return;
            }
            Set<PosixFilePermission> permissions = view.readAttributes().permissions();
            if (permissions.stream().anyMatch(OTHERS::contains)) {
                throw new UsageException(
                        "The permissions of " + file + " (" + PosixFilePermissions.toString(permissions)
                                + ") let others see the secret in it.",
                        "Close it: chmod 600 " + file);
            }
        } catch (IOException e) {
            throw unreadable(told, e);
        }
    }

    private static UsageException unreadable(String told, IOException cause) {
        return new UsageException(
                told + " cannot be read: " + FileTrouble.reason(cause) + ".",
                "Check the path and the permissions.",
                cause);
    }
}
