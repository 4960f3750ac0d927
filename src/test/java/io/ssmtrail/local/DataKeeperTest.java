package io.ssmtrail.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.ssmtrail.connection.StackVersion;
import io.ssmtrail.error.OperationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose data may be opened by whom, and how it is known whose they are. */
class DataKeeperTest {
    @TempDir
    Path path;

    private DataFolder folder;

    @BeforeEach
    void holdData() throws IOException {
        folder = new DataFolder(path);
        Files.createDirectories(folder.data().resolve("_state"));
    }

    @ParameterizedTest
    @CsvSource({
        "8.19.21, 8.19.21, false",
        "8.19.12, 8.19.21, false",
        "8.9.2,   8.19.21, false",
        "8.19.21, 9.5.3,   true",
    })
    void whatCanReadTheDataIsAdmitted(String written, String starting, boolean named) {
        folder.saveVersion(written);
        assertThatCode(() -> admit(starting, named)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "9.5.3,   8.19.21, true",
        "9.5.3,   8.19.21, false",
        "8.19.21, 8.19.12, true",
        "8.19.21, 8.9.2,   true",
    })
    void dataOfANewerVersionAreKeptFromEveryOlderOne(String written, String starting, boolean named) {
        folder.saveVersion(written);
        assertThatThrownBy(() -> admit(starting, named))
                .hasMessage("The data in " + path + " were written by Elasticsearch " + written + ", and "
                        + path.resolve("home") + " is Elasticsearch " + starting
                        + ", which cannot read what a newer one wrote.")
                .asInstanceOf(type(OperationException.class))
                .extracting(OperationException::advice)
                .asString()
                .contains("another --data-dir", "an Elasticsearch " + written + " or newer with --distribution");
    }

    @Test
    void dataAreBroughtToAnotherMajorVersionOnlyByOneThatIsNamed() {
        folder.saveVersion("8.19.21");
        assertThatThrownBy(() -> admit("9.5.3", false))
                .hasMessageContaining(path.toString())
                .hasMessageContaining("written by Elasticsearch 8.19.21")
                .hasMessageEndingWith("once it had run, no Elasticsearch 8 could read them any more.")
                .asInstanceOf(type(OperationException.class))
                .extracting(OperationException::advice)
                .asString()
                .contains("another --data-dir", "--distribution");
    }

    @Test
    void aFolderWithoutDataIsForAnyVersion() throws IOException {
        folder.saveVersion("9.5.3");
        Files.delete(folder.data().resolve("_state"));
        assertThat(folder.writtenBy()).isEmpty();
        assertThatCode(() -> admit("8.19.21", false)).doesNotThrowAnyException();
    }

    @Test
    void whereNothingTellsTheVersionElasticsearchHasToSay() {
        assertThat(folder.writtenBy()).isEmpty();
        assertThatCode(() -> admit("9.5.3", false)).doesNotThrowAnyException();
    }

    @Test
    void withoutOurNoteElasticsearchsLastCommitTells() throws IOException {
        commit("segments_z", member("node_version", "8192199"));
        commit("segments_10", member("oldest_index_version", "8537000") + member("node_version", "9050399") + "...");
        assertThat(folder.writtenBy()).contains(StackVersion.ofId(9_05_03_99));
    }

    /** As a start that failed after it had begun to write. */
    @Test
    void theNewerOfBothCounts() throws IOException {
        folder.saveVersion("8.19.21");
        commit("segments_3", member("node_version", "9050399"));
        assertThat(folder.writtenBy()).contains(StackVersion.ofId(9_05_03_99));

        folder.saveVersion("9.6.0");
        assertThat(folder.writtenBy()).contains(StackVersion.ofId(9_06_00_99));
    }

    @Test
    void aCommitThatTellsNoVersionIsLikeNone() throws IOException {
        commit("pending_segments_6", member("node_version", "8192199"));
        for (String content : List.of(
                "",
                member("node_version", "819"),
                member("node_version", "8.19.21"),
                member("last_node_version", "8192199"),
                "node_version" + "8192199")) {
            commit("segments_5", content);
            assertThat(folder.writtenBy()).as(content).isEmpty();
        }
    }

    private void admit(String starting, boolean named) {
        new DataKeeper(folder).admit(new Distribution(path.resolve("home"), starting), named);
    }

    private void commit(String name, String content) throws IOException {
        Files.writeString(
                folder.data().resolve("_state").resolve(name), "...segments..." + content, StandardCharsets.ISO_8859_1);
    }

    /** As Lucene writes names and values: each with its length before it. */
    private static String member(String name, String value) {
        return (char) name.length() + name + (char) value.length() + value;
    }
}
