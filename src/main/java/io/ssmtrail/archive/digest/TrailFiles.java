package io.ssmtrail.archive.digest;

import io.ssmtrail.archive.ArchiveInput;
import io.ssmtrail.archive.InputFinder;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reads files of a trail, from folders and from buckets. */
final class TrailFiles {

    /**
     * A digest as it was read.
     *
     * @param signature its own; empty where it lies in a file, or its object says nothing of it
     */
    record ReadDigest(DigestFile digest, Optional<ObjectSignature> signature) {}

    @FunctionalInterface
    private interface Reading<T> {
        T of(InputStream content) throws IOException;
    }

    private static final int MAX_DIGEST = 64 << 20;

    private final ObjectStore buckets;

    TrailFiles(ObjectStore buckets) {
        this.buckets = buckets;
    }

    /**
     * Reads a digest; empty where the file is none.
     *
     * @throws NoSuchFileException where there is no such file
     * @throws IOException where it cannot be read
     */
    Optional<ReadDigest> digest(String place) throws IOException {
        OpenObject object = open(place);
        try {
            return DigestFile.parse(read(object, content -> content.readNBytes(MAX_DIGEST)))
                    .map(digest -> new ReadDigest(digest, ObjectSignature.of(object.metadata())));
        } catch (DamagedException notEvenCompressed) {
            return Optional.empty();
        }
    }

    /**
     * The hash of a file's uncompressed content.
     *
     * @throws NoSuchFileException where there is no such file
     * @throws DamagedException where it has no content that could be hashed
     * @throws IOException where it cannot be read
     */
    String sha256(String place) throws IOException {
        return read(open(place), Sha256::hex);
    }

    private OpenObject open(String place) throws IOException {
        if (InputFinder.isBucket(place)) {
            return buckets.open(place);
        }
        Path file;
        try {
            file = Path.of(place);
        } catch (InvalidPathException e) {
            throw new IOException(InputFinder.FOREIGN_NAME, e);
        }
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(place);
        }
        return new OpenObject(Files.newInputStream(file), Map.of());
    }

    private static <T> T read(OpenObject object, Reading<T> reading) throws IOException {
        try (Stored stored = new Stored(object.content());
                InputStream content = ArchiveInput.decompressed(stored)) {
            return reading.of(content);
        } catch (StoreException e) {
            throw e.why;
        } catch (IOException e) {
            throw new DamagedException(e);
        }
    }

    /** Tells its own failures from those of whoever decompresses what it gives. */
    private static final class Stored extends FilterInputStream {

        Stored(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException e) {
                throw new StoreException(e);
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException e) {
                throw new StoreException(e);
            }
        }
    }

    private static final class StoreException extends IOException {

        private static final long serialVersionUID = 1L;

        private final IOException why;

        StoreException(IOException why) {
            super(why);
            this.why = why;
        }
    }
}
