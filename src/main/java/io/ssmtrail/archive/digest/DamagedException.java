package io.ssmtrail.archive.digest;

import java.io.IOException;

/** All stored bytes can be had, but they do not decompress: then they are not those that CloudTrail delivered. */
final class DamagedException extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedException(IOException why) {
        super(why.getMessage(), why);
    }
}
