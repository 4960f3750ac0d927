package io.ssmtrail.mapping;

import io.ssmtrail.document.MappedEvent;
import io.ssmtrail.intake.EventSink;
import io.ssmtrail.intake.Rejection;
import org.jspecify.annotations.Nullable;

/** Fills portions with what one stretch's records become, and hands them over. */
final class PortionFiller implements EventSink {

    private final Stretch stretch;
    private final WaitingRoom room;
    private @Nullable Portion portion;

    PortionFiller(Stretch stretch, WaitingRoom room) {
        this.stretch = stretch;
        this.room = room;
    }

    @Override
    public void event(MappedEvent event, String place, long position) throws InterruptedException {
        portion().add(event);
        handOverIfFull();
    }

    @Override
    public void rejected(Rejection rejection) throws InterruptedException {
        String place = rejection.input();
        long position = rejection.position();
        String reason = rejection.reason();
        portion().add(recipient -> recipient.rejected(place, position, reason));
        handOverIfFull();
    }

    @Override
    public void unreadable(String place, String reason) throws InterruptedException {
        portion().add(recipient -> recipient.unreadable(place, reason));
        handOverIfFull();
    }

    @Override
    public void noted(String place, long position, String remark) {
        portion().add(recipient -> recipient.noted(place, position, remark));
    }

    /** Hands over what was filled; waits where too much waits already. */
    void handOver() throws InterruptedException {
        Portion filled = portion;
        if (filled != null && !filled.isEmpty()) {
            room.enter(stretch, filled);
            portion = null;
        }
    }

    private void handOverIfFull() throws InterruptedException {
        if (portion().isFull()) {
            handOver();
        }
    }

    private Portion portion() {
        Portion current = portion;
        if (current == null) {
            current = room.empty();
            portion = current;
        }
        return current;
    }
}
