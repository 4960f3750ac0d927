package io.ssmtrail.sample.trail;

import java.time.Instant;

/** A log file that was delivered, as a digest lists it. */
record DeliveredFile(String key, String sha256, Instant oldest, Instant newest) {}
