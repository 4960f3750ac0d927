package io.ssmtrail.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.archive.ArchiveInput;
import io.ssmtrail.archive.Location;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class InputKeyTest {

    @Test
    void anObjectWhoseLengthTheStoreDoesNotTellCanBeMetAgain() {
        assertThat(InputKey.of(input(new Location.StoredObject("s3://trail/a.json.gz"), "etag")))
                .contains(new InputKey("s3://trail/a.json.gz", -1, "etag"));
    }

    @Test
    void whatTellsNoRevisionCannot() {
        assertThat(InputKey.of(input(new Location.File(Path.of("/tmp/events.pipe")), "")))
                .isEmpty();
        assertThat(InputKey.of(input(new Location.StandardInput(), ""))).isEmpty();
    }

    private static ArchiveInput input(Location location, String revision) {
        return new ArchiveInput(location, -1, revision, InputStream::nullInputStream);
    }
}
