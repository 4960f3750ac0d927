package io.ssmtrail.mapping;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Where portions wait to be printed. Whoever comes with more than there is room for waits; only the stretch whose turn it
 * is may always have one in, as the others wait for it.
 */
final class WaitingRoom {

    private final long mostBytes;
    private final Deque<Portion> empty = new ArrayDeque<>();
    private long bytes;
    private @Nullable Stretch turn;

    WaitingRoom(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** A portion to fill. */
    synchronized Portion empty() {
        Portion used = empty.poll();
        return used == null ? new Portion() : used;
    }

    /** Lets a stretch's next portion in. */
    synchronized void enter(Stretch stretch, Portion portion) throws InterruptedException {
        long weight = portion.weight();
        while (bytes + weight > mostBytes
                && !(stretch == turn && stretch.portions().isEmpty())) {
            wait();
        }
        bytes += weight;
        stretch.add(portion);
    }

    /** A portion was printed. */
    synchronized void leave(Portion portion) {
        bytes -= portion.weight();
        if (!portion.isOversized()) {
            portion.clear();
            empty.push(portion);
        }
        notifyAll();
    }

    /** From now on a stretch is printed. */
    synchronized void turnOf(Stretch stretch) {
        turn = stretch;
        notifyAll();
    }

    synchronized void awaitTurn(Stretch stretch) throws InterruptedException {
        while (stretch != turn) {
            wait();
        }
    }
}
