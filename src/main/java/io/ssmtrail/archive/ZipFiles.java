package io.ssmtrail.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/** What a zip file holds. */
final class ZipFiles implements ContainedFiles {

    private final ZipEnd end;
    private final ZipArchiveInputStream in;

    ZipFiles(InputStream bytes) {
        end = new ZipEnd(bytes);
        in = new ZipArchiveInputStream(end, StandardCharsets.UTF_8.name(), true, false);
    }

    @Override
    public Optional<ArchiveEntry> next() throws IOException {
        Optional<ArchiveEntry> next = Optional.ofNullable(in.getNextEntry());
        if (next.isEmpty()) {
            end.expect();
        }
        return next;
    }

    @Override
    public ArchiveInputStream<? extends ArchiveEntry> stream() {
        return in;
    }
}
