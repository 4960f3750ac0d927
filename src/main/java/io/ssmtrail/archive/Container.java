package io.ssmtrail.archive;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.io.input.CloseShieldInputStream;

/**
 * The files of a zip or tar file, one after the other, read as a stream. Nothing is ever written, so a file's name may
 * lead where it likes.
 */
final class Container implements Closeable {

    /**
     * A file within.
     *
     * @param path how the user knows it: the container's path, {@code !}, and the name within
     * @param content its bytes, until the next file is asked for
     */
    record Entry(String path, InputStream content) {}

    private final String path;
    private final ContainedFiles files;
    private final Expansion expansion;
    private InputStream current = InputStream.nullInputStream();

    private Container(String path, ContainedFiles files, Expansion expansion) {
        this.path = path;
        this.files = files;
        this.expansion = expansion;
    }

    static Container zip(String path, BufferedInputStream bytes, Expansion expansion) {
        return new Container(path, new ZipFiles(bytes), expansion);
    }

    static Container tar(String path, BufferedInputStream bytes, Expansion expansion) {
        return new Container(path, new TarFiles(bytes), expansion);
    }

    String path() {
        return path;
    }

    /**
     * The next file; folders, links and hidden files are passed over, as they are on a disk.
     *
     * @throws IOException where no further file can be reached
     */
    Optional<Entry> next() throws IOException {
        try {
            while (true) {
                current.transferTo(OutputStream.nullOutputStream());
                current = InputStream.nullInputStream();
                Optional<ArchiveEntry> next = files.next();
                if (next.isEmpty()) {
                    return Optional.empty();
                }
                ArchiveEntry file = next.get();
                if (isFile(file) && !isHidden(file.getName())) {
                    InputStream content = expansion.ofExpanded(files.stream());
                    if (files.stream().canReadEntryData(file)) {
                        current = content;
                    }
                    return Optional.of(new Entry(path + "!" + file.getName(), CloseShieldInputStream.wrap(content)));
                }
            }
        } catch (RuntimeException e) {
            throw new IOException("its structure is broken: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        files.stream().close();
    }

    private static boolean isFile(ArchiveEntry file) {
        if (file instanceof TarArchiveEntry tar) {
            boolean isLink = tar.isLink() || tar.isSymbolicLink();
            boolean isDevice = tar.isFIFO() || tar.isBlockDevice() || tar.isCharacterDevice();
            return tar.isFile() && !isLink && !isDevice;
        }
        return !file.isDirectory();
    }

    private static boolean isHidden(String name) {
        for (String part : name.split("[/\\\\]", -1)) {
            if (part.equals("__MACOSX") || (part.startsWith(".") && !part.equals(".") && !part.equals(".."))) {
                return true;
            }
        }
        return false;
    }
}
