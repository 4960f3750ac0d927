package io.ssmtrail.cli;

import io.ssmtrail.cli.terminal.StatusLine;
import io.ssmtrail.load.LoadSnapshot;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** Shows how far a load has come: one line that changes on a terminal, a line every ten seconds elsewhere. */
final class LoadProgress {

    private static final Duration ON_TERMINAL = Duration.ofMillis(250);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);

    private final Function<Duration, String> line;
    private final StatusLine screen;
    private final long began = System.nanoTime();
    private final Thread thread = new Thread(this::run, "ssmtrail-progress");

    private LoadProgress(Function<Duration, String> line, StatusLine screen) {
        this.line = line;
        this.screen = screen;
    }

    static LoadProgress start(Supplier<LoadSnapshot> source, boolean dryRun, StatusLine screen) {
        return telling(elapsed -> line(source.get(), dryRun, elapsed), screen);
    }

    /** Shows what a function tells of the work that has taken so long. */
    static LoadProgress telling(Function<Duration, String> line, StatusLine screen) {
        LoadProgress progress = new LoadProgress(line, screen);
        progress.thread.setDaemon(true);
        progress.thread.start();
        return progress;
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep((screen.isOnTerminal() ? ON_TERMINAL : ELSEWHERE).toMillis());
                screen.show(line.apply(Duration.ofNanos(System.nanoTime() - began)));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    static String line(LoadSnapshot now, boolean dryRun, Duration elapsed) {
        LoadSnapshot.Inputs inputs = now.inputs();
        LoadSnapshot.Records records = now.records();
        long done = dryRun ? records.unsettled() : records.loaded() + records.alreadyPresent();
        double seconds = Math.max(0.001, elapsed.toMillis() / 1_000.0);
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d of %,d%s files, %.1f of %.1f MB, %,d events, %,.0f events/s",
                inputs.read(),
                inputs.found() - inputs.skipped(),
                inputs.allFound() ? "" : "+",
                inputs.bytesRead() / 1e6,
                inputs.bytesFound() / 1e6,
                done,
                done / seconds));
        if (inputs.allFound() && inputs.bytesRead() > 0 && inputs.bytesRead() < inputs.bytesFound()) {
            long left = Math.round(seconds * (inputs.bytesFound() - inputs.bytesRead()) / inputs.bytesRead());
            line.append(String.format(Locale.ROOT, ", %d:%02d left", left / 60, left % 60));
        }
        return line.toString();
    }

    void stop() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        screen.end();
    }
}
