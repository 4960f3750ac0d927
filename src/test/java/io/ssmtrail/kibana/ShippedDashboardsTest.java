package io.ssmtrail.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.kibana.SourceFolder.Change;
import io.ssmtrail.kibana.SourceFolder.Written;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources and bundle in {@code kibana-dashboards/}; both are written anew by {@code ssmtrail dashboards bundle}. */
class ShippedDashboardsTest {

    private static final Path FOLDER = Path.of("kibana-dashboards");

    @Test
    void theBundleHoldsWhatTheSourcesHold() throws Exception {
        String bundle = SavedObjects.bundle(new SourceFolder(FOLDER).read());

        assertThat(Files.readString(FOLDER.resolve(SourceFolder.BUNDLE)))
                .as("run `java -jar target/ssmtrail.jar dashboards bundle` after a change of the sources")
                .isEqualTo(bundle);
    }

    @Test
    void theSourcesAreInTheFormThatAnExportWrites(@TempDir Path elsewhere) throws Exception {
        for (Written written : new SourceFolder(elsewhere).write(new SourceFolder(FOLDER).read())) {
            assertThat(written.change()).isEqualTo(Change.ADDED);
            assertThat(FOLDER.resolve(written.file())).hasSameTextualContentAs(elsewhere.resolve(written.file()));
        }
    }
}
