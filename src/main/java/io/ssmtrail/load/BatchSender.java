package io.ssmtrail.load;

/** Takes batches to where they belong. */
@FunctionalInterface
interface BatchSender {

    /** Returns when each document of the batch is settled, or will not be any more. */
    void send(Batch batch) throws InterruptedException;
}
