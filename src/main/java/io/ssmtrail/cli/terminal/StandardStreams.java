package io.ssmtrail.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Standard input and output as bytes: archives come in and documents go out as they are, without a detour over
 * characters.
 *
 * @param in bytes to read
 * @param out bytes to write, not buffered
 */
public record StandardStreams(InputStream in, OutputStream out) {

    /** The process's own. */
    public static StandardStreams ofProcess() {
        return new StandardStreams(System.in, new FileOutputStream(FileDescriptor.out));
    }
}
