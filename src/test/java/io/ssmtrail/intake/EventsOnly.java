package io.ssmtrail.intake;

/** Takes the events of inputs in which nothing is wrong. */
@FunctionalInterface
public interface EventsOnly extends EventSink {

    @Override
    default void rejected(Rejection rejection) {
        throw new AssertionError(rejection);
    }

    @Override
    default void unreadable(String place, String reason) {
        throw new AssertionError(reason);
    }

    @Override
    default void noted(String place, long position, String remark) {
        throw new AssertionError(remark);
    }
}
