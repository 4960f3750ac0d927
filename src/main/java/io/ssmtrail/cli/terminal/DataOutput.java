package io.ssmtrail.cli.terminal;

import io.ssmtrail.error.OperationException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Standard output while an answer is written to it. */
public final class DataOutput {

    /** Writes an answer. */
    @FunctionalInterface
    public interface Answer<E extends Exception> {
        void writeTo(OutputStream out) throws IOException, E;
    }

    private static final int BUFFER = 1 << 16;

    private DataOutput() {}

    /**
     * Has an answer written, as far as it is read: that the reader, for instance 'head', has seen enough is no failure.
     *
     * @throws OperationException where it cannot be written for another reason, such as a full disk
     */
    public static <E extends Exception> void write(OutputStream to, Answer<E> answer) throws IOException, E {
        Pipe pipe = new Pipe(to);
        try {
            OutputStream out = new BufferedOutputStream(pipe, BUFFER);
            answer.writeTo(out);
            out.flush();
        } catch (IOException | UncheckedIOException e) {
            IOException failure = pipe.failure;
            if (failure == null) {
                throw e;
            }
            String reason = String.valueOf(failure.getMessage());
            if (!reason.toLowerCase(Locale.ROOT).contains("pipe")) {
                throw new OperationException(
                        "The answer cannot be written: " + reason + ".",
                        "Make room, or write it elsewhere; what was written is not whole.",
                        failure);
            }
        }
    }

    /** Remembers why nothing more could be written, to tell that from what else may fail meanwhile. */
    private static final class Pipe extends OutputStream {

        private final OutputStream out;
        private @Nullable IOException failure;

        Pipe(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
