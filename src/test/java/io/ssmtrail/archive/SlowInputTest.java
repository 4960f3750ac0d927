package io.ssmtrail.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ssmtrail.testing.Trail;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SlowInputTest {

    private static final Duration PATIENCE = Duration.ofMillis(50);
    private static final String TIME = "2031-01-01T00:00:00Z";

    private final AtomicBoolean left = new AtomicBoolean();

    @Test
    void allBytesComeInTheirOrder() throws IOException {
        byte[] bytes = new byte[1_000_000];
        new Random(1).nextBytes(bytes);

        try (InputStream in = slow(() -> new ByteArrayInputStream(bytes), () -> {})) {
            assertThat(in.read()).isEqualTo(bytes[0] & 0xff);
            assertThat(in.readNBytes(999_990)).isEqualTo(Arrays.copyOfRange(bytes, 1, 999_991));
            assertThat(in.available()).isEqualTo(9);
            assertThat(in.readAllBytes()).hasSize(9);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void aFileWhoseSizeIsKnownIsReadAsItIs() {
        ArchiveInput file = new ArchiveInput(new Location.File(Path.of("a")), 0, "", InputStream::nullInputStream);

        assertThat(SlowInput.of(file, PATIENCE, () -> {}, left::get)).isSameAs(file);
    }

    @Test
    void whileNothingComesThereIsTimeForOtherThingsAgainAndAgain() throws Exception {
        PipedOutputStream writer = new PipedOutputStream();
        PipedInputStream pipe = new PipedInputStream(writer);
        List<Integer> idle = new ArrayList<>();
        List<String> read = new ArrayList<>();
        writer.write(Trail.lines(Trail.record("a", TIME)).getBytes(UTF_8));

        ArchiveInput input = SlowInput.of(
                standardInput(() -> pipe),
                PATIENCE,
                () -> {
                    idle.add(read.size());
                    if (idle.size() == 3) {
                        write(writer, Trail.lines(Trail.record("b", TIME)));
                    } else if (idle.size() == 5) {
                        close(writer);
                    }
                },
                left::get);
        try (InputReader reader = input.open()) {
            for (Optional<ArchiveItem> item = reader.next(); item.isPresent(); item = reader.next()) {
                read.add(((ArchiveItem.Found) item.get()).raw().text());
            }
        }

        assertThat(read).hasSize(2);
        assertThat(idle).startsWith(1, 1, 1).contains(2).doesNotContain(0);
    }

    @Test
    void whoeverDoesNotWantToWaitAnyLongerNeedNot() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        InputStream in = slow(() -> waitingFor(never), () -> left.set(true));

        assertThatThrownBy(in::read).isInstanceOf(IOException.class);
        in.close();
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    void anInterruptionEndsTheWaitAndIsNotForgotten() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        InputStream in = slow(() -> waitingFor(never), () -> {
            throw new InterruptedException();
        });

        assertThatThrownBy(in::read).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whatKeepsItFromBeingOpenedOrReadIsTold() throws IOException {
        InputStream closed = slow(
                () -> {
                    throw new AccessDeniedException("x");
                },
                () -> {});
        InputStream broken = slow(
                () -> new ByteArrayInputStream(new byte[1]) {
                    @Override
                    public synchronized int read(byte[] bytes, int offset, int length) {
                        if (available() == 0) {
                            throw new IllegalStateException("broken");
                        }
                        return super.read(bytes, offset, length);
                    }
                },
                () -> {});

        assertThatThrownBy(closed::read).isInstanceOf(AccessDeniedException.class);
        assertThat(broken.read()).isZero();
        assertThatThrownBy(broken::read).isInstanceOf(IOException.class).hasMessageContaining("broken");
    }

    @Test
    void closingItClosesWhatItReadsWithoutWaitingForIt() throws Exception {
        CountDownLatch more = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        InputStream in = slow(
                () -> new InputStream() {
                    @Override
                    public int read() {
                        waitForIt(more);
                        return 'x';
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) {
                        bytes[offset] = (byte) read();
                        return 1;
                    }

                    @Override
                    public void close() {
                        closed.countDown();
                    }
                },
                () -> {});

        in.close();
        more.countDown();

        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private InputStream slow(ArchiveInput.Content content, SlowInput.Idle idle) throws IOException {
        return SlowInput.of(standardInput(content), PATIENCE, idle, left::get)
                .content()
                .open();
    }

    private static ArchiveInput standardInput(ArchiveInput.Content content) {
        return new ArchiveInput(new Location.StandardInput(), -1, "", content);
    }

    private static InputStream waitingFor(CountDownLatch latch) {
        waitForIt(latch);
        return InputStream.nullInputStream();
    }

    /** As who reads standard input does, deaf to interruptions. */
    private static void waitForIt(CountDownLatch latch) {
        boolean waits = true;
        while (waits) {
            try {
                latch.await();
                waits = false;
            } catch (InterruptedException deaf) {
                // Then it goes on waiting.
            }
        }
    }

    private static void write(PipedOutputStream writer, String text) {
        try {
            writer.write(text.getBytes(UTF_8));
            writer.flush();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void close(PipedOutputStream writer) {
        try {
            writer.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
