package io.ssmtrail.benchmark;

import io.ssmtrail.archive.ArchiveInput;
import io.ssmtrail.archive.ArchiveItem;
import io.ssmtrail.archive.InputFinder;
import io.ssmtrail.archive.InputReader;
import io.ssmtrail.cloudtrail.RawRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The records of an archive in which nothing may be amiss. */
final class ArchiveRecords {

    /** What is done with a record, which is valid only meanwhile. */
    @FunctionalInterface
    interface Use {
        void use(RawRecord record) throws IOException;
    }

    private ArchiveRecords() {}

    static void read(Path archive, Use use) throws IOException, InterruptedException {
        new InputFinder(InputStream.nullInputStream()).find(List.of(archive.toString()), new InputFinder.Sink() {
            @Override
            public void found(ArchiveInput input) {
                try {
                    read(input, use);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void unreadable(String name, String reason) {
                throw new IllegalStateException(name + " " + reason);
            }
        });
    }

    private static void read(ArchiveInput input, Use use) throws IOException {
        try (InputReader reader = input.open()) {
            for (Optional<ArchiveItem> item = reader.next(); item.isPresent(); item = reader.next()) {
                if (item.get() instanceof ArchiveItem.Found found) {
                    use.use(found.raw());
                }
            }
        }
    }
}
