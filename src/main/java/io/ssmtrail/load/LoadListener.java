package io.ssmtrail.load;

import io.ssmtrail.intake.Rejection;

/** Hears of what a load meets; called by several threads. */
public interface LoadListener {

    /** A file or folder could not be read, or not to its end. */
    void unreadable(String input, String reason);

    /** A record will not be in the index. */
    void rejected(Rejection rejection);

    /** A record is in the index, or will be, and something about it is worth knowing: "the record …". */
    void noted(String input, long position, String remark);
}
