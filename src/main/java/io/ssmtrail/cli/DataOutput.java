package io.ssmtrail.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Standard output, buffered, which knows when nobody reads it any more. */
final class DataOutput extends BufferedOutputStream {

    private static final int BUFFER = 1 << 16;

    private final Pipe pipe;

    DataOutput(OutputStream out) {
        this(new Pipe(out));
    }

    private DataOutput(Pipe pipe) {
        super(pipe, BUFFER);
        this.pipe = pipe;
    }

    /** Whether writing failed, most likely because the reader, for instance 'head', has seen enough. */
    boolean isBroken() {
        return pipe.broken;
    }

    private static final class Pipe extends OutputStream {

        private final OutputStream out;
        private boolean broken;

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
                broken = true;
                throw e;
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
