package io.ssmtrail.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.testing.Trail;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.junit.jupiter.api.Test;

class SlowPipeTest {

    @Test
    void everyMemberOfAGzipStreamIsReadAlthoughThePipeIsEmptyBetweenThem() throws IOException {
        byte[] first = Trail.gzip(Trail.lines(Trail.record("a", "2031-01-01T00:00:00Z")));
        byte[] second = Trail.gzip(Trail.lines(Trail.record("b", "2031-01-01T00:00:00Z")));
        InputStream pipe = new SequenceInputStream(new Dry(first), new Dry(second));

        int records = 0;
        try (InputReader reader = new ArchiveInput(new Location.StandardInput(), -1, "", () -> pipe).open()) {
            while (reader.next().isPresent()) {
                records++;
            }
        }
        assertThat(records).isEqualTo(2);
    }

    /** A pipe whose writer is slower than its reader: never anything there yet. */
    private static final class Dry extends FilterInputStream {

        Dry(byte[] bytes) {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        public int available() {
            return 0;
        }
    }
}
