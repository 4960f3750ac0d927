package io.ssmtrail.load;

import io.ssmtrail.archive.ArchiveInput;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how many stored bytes are read while they are read, since a file may take an hour. */
final class Metered {

    private Metered() {}

    static ArchiveInput of(ArchiveInput input, LongConsumer meter) {
        return new ArchiveInput(
                input.location(),
                input.size(),
                input.revision(),
                () -> new Stream(input.content().open(), input.size(), meter));
    }

    private static final class Stream extends FilterInputStream {

        private final long size;
        private final LongConsumer meter;
        private long passed;

        Stream(InputStream in, long size, LongConsumer meter) {
            super(in);
            this.size = size;
            this.meter = meter;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) {
                pass(1);
            }
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            if (count > 0) {
                pass(count);
            }
            return count;
        }

        private void pass(long count) {
            passed += count;
            meter.accept(count);
        }

        /** What nobody needed to read is behind us as well. */
        @Override
        public void close() throws IOException {
            if (passed < size) {
                pass(size - passed);
            }
            super.close();
        }
    }
}
