package io.ssmtrail.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.ssmtrail.archive.ArchiveInput;
import io.ssmtrail.archive.ArchiveItem;
import io.ssmtrail.archive.InputReader;
import io.ssmtrail.archive.Location;
import io.ssmtrail.archive.ReadFailure;
import io.ssmtrail.cloudtrail.MalformedRecordException;
import io.ssmtrail.cloudtrail.RawRecord;
import io.ssmtrail.document.DocumentWriter;
import io.ssmtrail.document.RecordMapper;
import io.ssmtrail.json.JsonBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Readers and mapper meet archives that nobody would write, for a while: {@code -Dssmtrail.fuzz.seconds=600} for longer,
 * {@code -Dssmtrail.fuzz.seed=N} from another seed on. A failure names its seed.
 */
class HostileArchivesTest {

    private static final long SECONDS = Long.getLong("ssmtrail.fuzz.seconds", 60);
    private static final long FIRST_SEED = Long.getLong("ssmtrail.fuzz.seed", 1);

    /** All that is made on the way from one item to the next, most of it gone at once; what is kept is less. */
    private static final long MOST_ALLOCATED = 128L << 20;

    /** Of the processor, so that a machine that stands still is no failure. */
    private static final Duration MOST_TIME = Duration.ofSeconds(30);

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final RecordMapper mapper = new RecordMapper();
    private final AtomicLong seed = new AtomicLong();
    private final AtomicLong began = new AtomicLong();
    private long records;
    private long refused;

    @Test
    void everyArchiveGivesItemsOrSaysWhyNot() throws InterruptedException {
        Throwable[] failure = new Throwable[1];
        Thread worker = new Thread(() -> {
            try {
                readForAWhile();
            } catch (Throwable e) {
                failure[0] = e;
            }
        });
        began.set(0);
        worker.setDaemon(true);
        worker.start();
        while (worker.isAlive()) {
            worker.join(500);
            long used = THREADS.getThreadCpuTime(worker.getId()) - began.get();
            if (worker.isAlive() && used > MOST_TIME.toNanos()) {
                AssertionError hang = new AssertionError("seed " + seed + " takes more than " + MOST_TIME);
                hang.setStackTrace(worker.getStackTrace());
                throw hang;
            }
        }
        if (failure[0] != null) {
            fail("seed " + seed, failure[0]);
        }
        assertThat(records).as("records that were read").isGreaterThan(100);
        assertThat(refused).as("archives and records that were refused").isGreaterThan(100);
    }

    private void readForAWhile() {
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        for (long next = FIRST_SEED; System.nanoTime() < end; next++) {
            seed.set(next);
            byte[] archive = HostileArchives.of(next);
            began.set(THREADS.getCurrentThreadCpuTime());
            read(archive);
        }
    }

    private void read(byte[] archive) {
        long items = 0;
        long self = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(self);
        try (InputReader reader = new ArchiveInput(
                        new Location.File(Path.of("x")), archive.length, "", () -> new ByteArrayInputStream(archive))
                .open()) {
            for (Optional<ArchiveItem> item = reader.next(); item.isPresent(); item = reader.next()) {
                items++;
                take(item.get());
                long now = THREADS.getThreadAllocatedBytes(self);
                assertThat(now - before).as("bytes made for an item").isLessThan(MOST_ALLOCATED);
                before = now;
            }
        } catch (IOException e) {
            refused++;
            assertThat(ReadFailure.reason(e, items)).matches("(?s)(is|has|cannot|holds|expands) .+");
        }
    }

    private void take(ArchiveItem item) throws IOException {
        if (item instanceof ArchiveItem.Found found) {
            map(found.raw());
        } else if (item instanceof ArchiveItem.Malformed malformed) {
            refused++;
            assertThat(malformed.reason()).isNotBlank();
        } else if (item instanceof ArchiveItem.Unreadable unreadable) {
            refused++;
            assertThat(unreadable.reason()).isNotBlank();
        }
    }

    private void map(RawRecord raw) throws IOException {
        try {
            DocumentWriter.write(mapper.map(raw).document(), new JsonBytes());
            records++;
        } catch (MalformedRecordException e) {
            refused++;
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
