package io.ssmtrail.archive.digest;

import io.ssmtrail.archive.ArchiveInput;
import io.ssmtrail.archive.InputFinder;
import io.ssmtrail.archive.digest.DigestFile.LogFile;
import io.ssmtrail.archive.digest.DigestFile.Previous;
import io.ssmtrail.archive.digest.Finding.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Holds a copy of a trail against its digest files: each log file's hash, each digest's hash by the digest after it, and,
 * where CloudTrail's public keys are given, each digest's signature. The signature of the newest digest stands in no file
 * but in the metadata of its object in S3, so it is not looked at.
 *
 * <p>Digests are taken one by one; memory does not grow with the archive.
 */
public final class ArchiveVerifier {

    /** The part of a digest's name, and of the folder that it lies in, by which CloudTrail sets it apart. */
    private static final String DIGEST = "CloudTrail-Digest";

    private static final int MAX_DIGEST = 64 << 20;

    private final PublicKeys keys;
    private final Consumer<Finding> findings;

    private long digests;
    private long logFiles;
    private long good;
    private long signatures;
    private long found;

    /**
     * Prepares a verification.
     *
     * @param findings hears of all that is not as it should be
     */
    public ArchiveVerifier(PublicKeys keys, Consumer<Finding> findings) {
        this.keys = keys;
        this.findings = findings;
    }

    /** Verifies what the digests below the paths tell of. */
    public Verification verify(List<String> paths) throws InterruptedException {
        new InputFinder(InputStream.nullInputStream()).find(paths, new InputFinder.Sink() {
            @Override
            public void found(ArchiveInput input) {
                look(input);
            }

            @Override
            public void unreadable(String name, String reason) {
                find(Kind.UNREADABLE, name, reason);
            }
        });
        return new Verification(digests, logFiles, good, signatures, found);
    }

    private void look(ArchiveInput input) {
        if (!input.name().contains(DIGEST)) {
            return;
        }
        Path file = Path.of(input.name());
        Optional<DigestFile> digest;
        try {
            digest = read(file);
        } catch (IOException e) {
            find(Kind.UNREADABLE, input.name(), "cannot be read: " + e.getMessage());
            return;
        }
        if (digest.isEmpty()) {
            find(Kind.UNREADABLE, input.name(), "is no digest, although it is called one");
            return;
        }
        digests++;
        Layout layout = Layout.of(file, digest.get().key());
        digest.get().logFiles().forEach(log -> verify(log, layout));
        digest.get().previous().ifPresent(previous -> verify(previous, layout));
    }

    private void verify(LogFile log, Layout layout) {
        logFiles++;
        Optional<Path> file = existing(log.key(), layout);
        if (file.isEmpty()) {
            return;
        }
        if (!log.algorithm().equals(Sha256.NAME)) {
            find(Kind.UNREADABLE, file.get().toString(), "has a hash of an unknown kind: " + log.algorithm());
            return;
        }
        try (InputStream content = open(file.get())) {
            if (Sha256.hex(content).equalsIgnoreCase(log.hash())) {
                good++;
            } else {
                find(Kind.ALTERED, file.get().toString(), "is not what CloudTrail delivered");
            }
        } catch (IOException e) {
            find(Kind.ALTERED, file.get().toString(), "cannot be read to its end: " + e.getMessage());
        }
    }

    private void verify(Previous previous, Layout layout) {
        Optional<Path> file = existing(previous.key(), layout);
        if (file.isEmpty()) {
            return;
        }
        try {
            Optional<DigestFile> digest = read(file.get());
            if (digest.isEmpty() || !digest.get().sha256().equalsIgnoreCase(previous.hash())) {
                find(Kind.ALTERED, file.get().toString(), "is not the digest that CloudTrail delivered");
            } else if (!keys.isEmpty()) {
                verifySignature(digest.get(), previous.signature(), file.get());
            }
        } catch (IOException e) {
            find(Kind.UNREADABLE, file.get().toString(), "cannot be read: " + e.getMessage());
        }
    }

    private void verifySignature(DigestFile digest, String signature, Path file) {
        switch (keys.verify(digest, signature)) {
            case GOOD -> signatures++;
            case BAD -> find(Kind.ALTERED, file.toString(), "has a signature that is not CloudTrail's");
            case NO_KEY ->
                find(
                        Kind.UNREADABLE,
                        file.toString(),
                        "is signed for a public key that was not given: " + digest.fingerprint());
        }
    }

    private Optional<Path> existing(String key, Layout layout) {
        Optional<Path> file = layout.fileOf(key);
        if (file.isEmpty() || !Files.isRegularFile(file.get())) {
            find(Kind.MISSING, file.map(Path::toString).orElse(key), "is missing");
            return Optional.empty();
        }
        return file;
    }

    private void find(Kind kind, String file, String what) {
        found++;
        findings.accept(new Finding(kind, file, what));
    }

    private static Optional<DigestFile> read(Path file) throws IOException {
        try (InputStream content = open(file)) {
            byte[] bytes = content.readNBytes(MAX_DIGEST);
            return DigestFile.parse(bytes);
        }
    }

    private static InputStream open(Path file) throws IOException {
        return new ArchiveInput(file.toString(), -1, "", () -> Files.newInputStream(file)).decompressed();
    }
}
