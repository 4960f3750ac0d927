package io.ssmtrail.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.archive.ArchiveInput;
import io.ssmtrail.archive.InputFinder;
import io.ssmtrail.archive.Location;
import io.ssmtrail.archive.RemoteFinder;
import io.ssmtrail.document.RecordMapper;
import io.ssmtrail.error.UsageException;
import io.ssmtrail.intake.Selection;
import io.ssmtrail.json.JsonBytes;
import io.ssmtrail.testing.Trail;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several threads read an archive, and whoever takes what comes of it sees none of that. */
@Timeout(120)
class ArchiveMappingTest {

    private static final String TIME = "2031-05-06T07:08:09Z";
    private static final int READERS = 4;

    /** More than anything that waits may take, less than what runs ahead without end has read in a moment. */
    private static final long BOUND = 128 << 20;

    private static final JsonMapper JSON = new JsonMapper();

    private final Heard heard = new Heard();
    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void inputsOfVeryDifferentSizesKeepTheirOrder() throws Exception {
        List<ArchiveInput> inputs = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            int size = i % 100 == 0 ? 5_000 : i % 10 == 0 ? 100 : i % 3;
            List<String> records = new ArrayList<>();
            for (int j = 0; j < size; j++) {
                records.add(Trail.record(i + "-" + j, TIME));
                expected.add(i + "-" + j);
            }
            inputs.add(input("i" + i, Trail.file(records)));
        }

        map(heard, finding(inputs));

        assertThat(heard.ids).isEqualTo(expected);
        assertThat(heard.remarks).isEmpty();
    }

    @Test
    void remarksKeepTheirOrderWhoeverMadeThem() throws Exception {
        List<String> expected = new ArrayList<>();
        RemoteFinder finder = (uri, sink) -> {
            for (int i = 0; i < 300; i++) {
                String name = "i" + i;
                String lines =
                        i % 50 == 0 ? Trail.record("e", TIME).concat("\n").repeat(2_000) : "";
                sink.found(input(name, lines + "{\"eventVersion\":\"1.08\"}\nno JSON\n"));
                sink.unreadable(name + "/closed", "may not be read");
                sink.found(input(name + "/empty", ""));
                int before = i % 50 == 0 ? 2_000 : 0;
                expected.add(name + "#" + (before + 1) + " rejected");
                expected.add(name + "#" + (before + 2) + " rejected");
                expected.add(name + "/closed unreadable: may not be read");
                expected.add(name + "/empty unreadable: is empty");
            }
        };

        map(heard, finder);

        assertThat(heard.remarks).isEqualTo(expected);
    }

    @Test
    void whoIsAheadWaitsForTheOneWhoseTurnItIs() throws Exception {
        AtomicLong read = new AtomicLong();
        CountDownLatch release = new CountDownLatch(1);
        List<ArchiveInput> inputs = new ArrayList<>();
        inputs.add(new ArchiveInput(new Location.File(Path.of("first")), 1 << 20, "r", () -> {
            await(release);
            return new ByteArrayInputStream(bytes(Trail.record("first", TIME)));
        }));
        for (int i = 0; i < READERS; i++) {
            inputs.add(endless(read));
        }
        Running running = new Running(heard, finding(inputs));

        assertThat(atRest(read)).isBetween(1L, BOUND);
        assertThat(heard.ids).isEmpty();
        release.countDown();
        heard.begun.await();
        assertThat(heard.ids.get(0)).isEqualTo("first");
        running.interrupt();
        running.assertThatAllThreadsEnd();
    }

    @Test
    void whoReadsWaitsForASlowRecipient() throws Exception {
        AtomicLong read = new AtomicLong();
        Running running = new Running(
                new Heard() {
                    @Override
                    public void documents(JsonBytes lines) {
                        await(never);
                    }
                },
                finding(List.of(endless(read))));

        assertThat(atRest(read)).isBetween(1L, BOUND);
        running.interrupt();
        running.assertThatAllThreadsEnd();
    }

    @Test
    void rejectedRecordsWithoutEndAreHeldBackToo() throws Exception {
        AtomicLong read = new AtomicLong();
        Running running = new Running(
                new Heard() {
                    @Override
                    public void rejected(String place, long position, String reason) {
                        await(never);
                    }
                },
                finding(List.of(endless(read, "{\"eventVersion\":\"1.08\"}\n"))));

        assertThat(atRest(read)).isBetween(1L, BOUND);
        running.interrupt();
        running.assertThatAllThreadsEnd();
    }

    @Test
    void aRecipientThatFailsEndsAllThreads() throws Exception {
        IOException full = new IOException("No space left on device");
        AtomicLong read = new AtomicLong();
        Running running = new Running(
                new Heard() {
                    @Override
                    public void documents(JsonBytes lines) throws IOException {
                        throw full;
                    }
                },
                finding(List.of(endless(read), endless(read), endless(read))));

        running.assertThatAllThreadsEnd();
        assertThat(running.failure.get()).isSameAs(full);
    }

    @Test
    void anInterruptEndsAllThreads() throws Exception {
        AtomicLong read = new AtomicLong();
        Running running = new Running(heard, finding(List.of(endless(read), endless(read))));

        heard.begun.await();
        running.interrupt();

        running.assertThatAllThreadsEnd();
        assertThat(running.failure.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void anInterruptEndsAThreadThatMeetsNothingWanted() throws Exception {
        AtomicLong read = new AtomicLong();
        String other = "\"eventSource\":\"ec2.amazonaws.com\",\"eventName\":\"RunInstances\"";
        Running running = new Running(heard, finding(List.of(endless(read, Trail.record("e", TIME, other) + "\n"))));

        while (read.get() == 0) {
            Thread.sleep(10);
        }
        running.interrupt();

        running.assertThatAllThreadsEnd();
        assertThat(heard.ids).isEmpty();
    }

    @Test
    void aReadersFailureComesBehindAllThatStandsBeforeIt() {
        for (Throwable failure : List.of(new OutOfMemoryError("Java heap space"), new IllegalStateException("bug"))) {
            Heard all = new Heard();
            List<ArchiveInput> inputs = new ArrayList<>();
            inputs.add(input("a", Trail.record("a", TIME).concat("\n").repeat(5_000)));
            inputs.add(input("b", Trail.record("b", TIME)));
            inputs.add(new ArchiveInput(new Location.File(Path.of("c")), 1, "r", () -> {
                throw sneaky(failure);
            }));
            inputs.add(input("d", Trail.record("d", TIME)));

            assertThatThrownBy(() -> map(all, finding(inputs))).isSameAs(failure);
            assertThat(all.ids).hasSize(5_001).endsWith("a", "b");
        }
    }

    @Test
    void soDoesThatOfLookingForMore() {
        UsageException failure = new UsageException("There is no bucket.", "");

        assertThatThrownBy(() -> map(heard, (uri, sink) -> {
                    sink.found(input("a", Trail.record("a", TIME)));
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(heard.ids).containsExactly("a");
    }

    @Test
    void standardInputIsReadByOneThreadEvenWhereItIsNamedTwice() throws Exception {
        InputStream in = new ByteArrayInputStream(
                bytes(Trail.record("s", TIME).concat("\n").repeat(20_000)));
        ArchiveMapping mapping = new ArchiveMapping(Selection.ssmFamily(), new RecordMapper(), READERS, heard);

        mapping.map(List.of("-", "-"), new InputFinder(in));

        assertThat(heard.ids).hasSize(20_000);
        assertThat(heard.remarks).containsExactly("- unreadable: is empty");
    }

    private static void map(Heard heard, RemoteFinder finder) throws InterruptedException, IOException {
        new ArchiveMapping(Selection.ssmFamily(), new RecordMapper(), READERS, heard)
                .map(List.of("s3://made-up"), new InputFinder(InputStream.nullInputStream(), finder));
    }

    private static RemoteFinder finding(List<ArchiveInput> inputs) {
        return (uri, sink) -> {
            for (ArchiveInput input : inputs) {
                sink.found(input);
            }
        };
    }

    private static ArchiveInput input(String name, String text) {
        byte[] bytes = bytes(text);
        return new ArchiveInput(
                new Location.File(Path.of(name)), bytes.length, "r", () -> new ByteArrayInputStream(bytes));
    }

    private static ArchiveInput endless(AtomicLong read) {
        return endless(read, Trail.record("e", TIME) + "\n");
    }

    /** A line again and again; counts what is read of it. */
    private static ArchiveInput endless(AtomicLong read, String line) {
        byte[] bytes = bytes(line.repeat(100));
        return new ArchiveInput(new Location.File(Path.of("endless")), 1L << 40, "r", () -> new InputStream() {
            private int at;

            @Override
            public int read() {
                read.incrementAndGet();
                at = at == bytes.length ? 0 : at;
                return bytes[at++];
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                at = at == bytes.length ? 0 : at;
                int count = Math.min(length, bytes.length - at);
                System.arraycopy(bytes, at, target, offset, count);
                at += count;
                read.addAndGet(count);
                return count;
            }
        });
    }

    /** How much was read when nothing has been for a while. */
    private static long atRest(AtomicLong read) throws InterruptedException {
        long before = -1;
        while (read.get() == 0 || read.get() > before) {
            before = read.get();
            assertThat(before).isLessThan(BOUND);
            Thread.sleep(500);
        }
        return before;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static RuntimeException sneaky(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }

    /** A pass under way in threads that can be told from others. */
    private static final class Running {

        private final ThreadGroup group = new ThreadGroup("mapping");
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private final Thread thread;

        Running(Heard heard, RemoteFinder finder) {
            thread = new Thread(group, () -> {
                try {
                    map(heard, finder);
                } catch (Throwable e) {
                    failure.set(e);
                }
            });
            thread.start();
        }

        void interrupt() {
            thread.interrupt();
        }

        void assertThatAllThreadsEnd() throws InterruptedException {
            thread.join(60_000);
            assertThat(thread.isAlive()).isFalse();
            assertThat(group.activeCount()).isZero();
        }
    }

    private static class Heard implements ArchiveMapping.Recipient {

        final List<String> ids = Collections.synchronizedList(new ArrayList<>());
        final List<String> remarks = new ArrayList<>();
        final CountDownLatch begun = new CountDownLatch(1);

        @Override
        public void documents(JsonBytes lines) throws IOException {
            for (String line : lines.toString().lines().toList()) {
                ids.add(JSON.readTree(line).at("/event/id").asText());
            }
            begun.countDown();
        }

        @Override
        public void unreadable(String name, String reason) {
            remarks.add(name + " unreadable: " + reason);
        }

        @Override
        public void rejected(String place, long position, String reason) {
            remarks.add(place + "#" + position + " rejected");
        }

        @Override
        public void noted(String place, long position, String remark) {
            remarks.add(place + "#" + position + " noted");
        }
    }
}
