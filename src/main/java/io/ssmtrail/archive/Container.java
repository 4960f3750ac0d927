package io.ssmtrail.archive;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
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
    private final ArchiveInputStream<? extends ArchiveEntry> in;
    private final Optional<ZipEnd> zipEnd;
    private final Expansion expansion;
    private InputStream current = InputStream.nullInputStream();

    private Container(
            String path, ArchiveInputStream<? extends ArchiveEntry> in, Optional<ZipEnd> zipEnd, Expansion expansion) {
        this.path = path;
        this.in = in;
        this.zipEnd = zipEnd;
        this.expansion = expansion;
    }

    static Container zip(String path, BufferedInputStream bytes, Expansion expansion) {
        ZipEnd end = new ZipEnd(bytes);
        return new Container(
                path,
                new ZipArchiveInputStream(end, StandardCharsets.UTF_8.name(), true, false),
                Optional.of(end),
                expansion);
    }

    static Container tar(String path, BufferedInputStream bytes, Expansion expansion) {
        return new Container(
                path, new TarArchiveInputStream(bytes, StandardCharsets.UTF_8.name()), Optional.empty(), expansion);
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
                ArchiveEntry entry = in.getNextEntry();
                if (entry == null) {
                    if (zipEnd.isPresent() && !zipEnd.get().isReached()) {
                        throw new UnreadableException("is cut off: the list of files at its end is missing");
                    }
                    return Optional.empty();
                }
                if (isFile(entry) && !isHidden(entry.getName())) {
                    current = expansion.ofExpanded(in);
                    return Optional.of(new Entry(path + "!" + entry.getName(), CloseShieldInputStream.wrap(current)));
                }
            }
        } catch (RuntimeException e) {
            throw new IOException("its structure is broken: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static boolean isFile(ArchiveEntry entry) {
        if (entry instanceof TarArchiveEntry tar) {
            boolean isLink = tar.isLink() || tar.isSymbolicLink();
            boolean isDevice = tar.isFIFO() || tar.isBlockDevice() || tar.isCharacterDevice();
            return tar.isFile() && !isLink && !isDevice;
        }
        return !entry.isDirectory();
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
