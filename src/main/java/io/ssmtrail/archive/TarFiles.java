package io.ssmtrail.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.utils.ArchiveUtils;
import org.jspecify.annotations.Nullable;

/**
 * What a tar file holds, and those that were put behind it. Blocks of zeros end each; where they are missing, so may be
 * files.
 *
 * @see <a href="https://www.gnu.org/software/tar/manual/html_node/Standard.html">Basic Tar Format</a>
 */
final class TarFiles implements ContainedFiles {

    private static final int BLOCK = TarConstants.DEFAULT_RCDSIZE;

    private final BufferedInputStream bytes;
    private Tar in;

    TarFiles(BufferedInputStream bytes) {
        this.bytes = bytes;
        this.in = new Tar(bytes);
    }

    @Override
    public Optional<ArchiveEntry> next() throws IOException {
        ArchiveEntry next = in.getNextEntry();
        while (next == null && isFollowed()) {
            in = new Tar(bytes);
            next = in.getNextEntry();
        }
        return Optional.ofNullable(next);
    }

    @Override
    public ArchiveInputStream<? extends ArchiveEntry> stream() {
        return in;
    }

    private boolean isFollowed() throws IOException {
        if (!in.ended) {
            throw new UnreadableException("is cut off: the blocks of zeros at its end are missing");
        }
        while (true) {
            byte[] block = Format.peek(bytes, BLOCK);
            if (block.length == 0) {
                return false;
            }
            if (!ArchiveUtils.isArrayZero(block, block.length)) {
                break;
            }
            bytes.skipNBytes(block.length);
        }
        if (Format.of(bytes) != Format.TAR) {
            throw new UnreadableException("has something behind its end that is no tar file");
        }
        return true;
    }

    /** Knows whether it ended or its bytes did. */
    private static final class Tar extends TarArchiveInputStream {

        private boolean ended;

        Tar(InputStream bytes) {
            // Blocks of one record: what follows the end is not to be skipped.
            super(bytes, BLOCK, BLOCK, StandardCharsets.UTF_8.name());
        }

        @Override
        protected boolean isEOFRecord(byte @Nullable [] block) {
            boolean end = super.isEOFRecord(block);
            ended |= end && block != null;
            return end;
        }
    }
}
