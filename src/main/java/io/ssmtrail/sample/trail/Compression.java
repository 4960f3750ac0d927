package io.ssmtrail.sample.trail;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** How the files of an archive are compressed. */
public enum Compression {
    /** One gzip member a file, as CloudTrail writes them. */
    GZIP(".gz"),
    /** Not at all, as after {@code gunzip -r}. */
    NONE("");

    private static final int BUFFER = 1 << 13;

    private final String suffix;

    Compression(String suffix) {
        this.suffix = suffix;
    }

    /** The name as a user writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    String suffix() {
        return suffix;
    }

    OutputStream compress(OutputStream out) throws IOException {
        return this == GZIP ? new GZIPOutputStream(out, BUFFER) : new BufferedOutputStream(out, BUFFER);
    }
}
