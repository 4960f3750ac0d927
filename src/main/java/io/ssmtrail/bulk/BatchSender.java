package io.ssmtrail.bulk;

/** Takes batches to where they belong. */
@FunctionalInterface
public interface BatchSender {

    /** Returns when each document of the batch is settled, or will not be any more. */
    void send(Batch batch) throws InterruptedException;
}
