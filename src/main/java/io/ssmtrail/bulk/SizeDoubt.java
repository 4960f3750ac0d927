package io.ssmtrail.bulk;

import io.ssmtrail.crew.Patience;
import io.ssmtrail.elastic.BulkClient;
import io.ssmtrail.elastic.BulkResult;
import io.ssmtrail.elastic.BulkResult.Item;
import io.ssmtrail.elastic.TooMuch;
import java.util.Arrays;
import java.util.List;

/**
 * Tells a request that is too large for Elasticsearch from an Elasticsearch that is too busy: the same status stands for
 * both. Where the answer does not tell, the same shard is asked to take next to nothing. One that is busy refuses that
 * too, sooner or later; one that takes it each time, and the request never, has not the memory for the request.
 */
final class SizeDoubt {

    /** Tries that are refused before the request is doubted. */
    static final int TRIES = 3;

    /** A lone document is given up after so many more, in a row, which take about ten seconds. */
    static final int PROOFS = 5;

    private static final byte[] NO_DOCUMENT = {'{', '\n'};

    private final BulkClient client;
    private final Patience patience;
    private int refused;
    private int proofs;

    /** Begins without a doubt; an object is for one request and its tries. */
    SizeDoubt(BulkClient client, Patience patience) {
        this.client = client;
        this.patience = patience;
    }

    /** Part of the request was taken. */
    void progressed() {
        refused = 0;
        proofs = 0;
    }

    /** Tells, after a try that was refused, whether the request must become smaller, instead of being tried again. */
    boolean isCertain(TooMuch told, byte[] body, List<Batch.Entry> open) throws InterruptedException {
        if (told == TooMuch.SURELY) {
            return true;
        }
        if (told == TooMuch.NO) {
            progressed();
            return false;
        }
        refused++;
        if (refused < TRIES) {
            return false;
        }
        if (takesNextToNothing(body, open.get(0))) {
            patience.progressed();
            proofs++;
        } else {
            proofs = 0;
        }
        return proofs >= (open.size() > 1 ? 1 : PROOFS);
    }

    /** What is sent is no JSON, so that it goes as far as a document does and is never stored. */
    private boolean takesNextToNothing(byte[] body, Batch.Entry entry) throws InterruptedException {
        int action = entry.start();
        while (body[action] != '\n') {
            action++;
        }
        int head = action + 1 - entry.start();
        byte[] question = Arrays.copyOfRange(body, entry.start(), entry.start() + head + NO_DOCUMENT.length);
        System.arraycopy(NO_DOCUMENT, 0, question, head, NO_DOCUMENT.length);
        return client.send(question, 0, question.length, 1) instanceof BulkResult.Answered answered
                && (answered.items().get(0) instanceof Item.Rejected
                        || answered.items().get(0) instanceof Item.AlreadyPresent);
    }
}
