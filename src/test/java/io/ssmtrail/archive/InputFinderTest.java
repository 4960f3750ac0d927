package io.ssmtrail.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ssmtrail.error.UsageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFinderTest {

    @TempDir
    Path folder;

    private final List<String> found = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();

    @Test
    void foldersAreWalkedInTheOrderOfTheirNamesAndPathsInTheOrderGiven() throws IOException {
        write("z/2.json");
        write("z/10.json");
        write("z/1/b.json");
        write("a/only.json");

        find("z", "a");

        assertThat(found).containsExactly("z/1/b.json", "z/10.json", "z/2.json", "a/only.json");
        assertThat(unreadable).isEmpty();
    }

    @Test
    void hiddenFilesAndFoldersArePassedOverUnlessTheyAreNamed() throws IOException {
        write("in/.hidden.json");
        write("in/.git/x.json");
        write("in/shown.json");

        find("in");
        assertThat(found).containsExactly("in/shown.json");

        find("in/.git");
        assertThat(found).containsExactly("in/shown.json", "in/.git/x.json");
    }

    @Test
    void filesOfRejectedRecordsArePassedOverUnlessTheyAreNamed() throws IOException {
        write("in/a.json");
        write("in/ssmtrail-rejects-20310102T030405Z.ndjson");

        find("in");
        assertThat(found).containsExactly("in/a.json");

        find("in/ssmtrail-rejects-20310102T030405Z.ndjson");
        assertThat(found).containsExactly("in/a.json", "in/ssmtrail-rejects-20310102T030405Z.ndjson");
    }

    @Test
    void aPipeInAFolderIsToldAndOneThatIsNamedIsRead() throws IOException, InterruptedException {
        write("in/a.json");
        String pipe = folder.resolve("in/b.pipe").toString();
        assertThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();

        find("in");
        assertThat(found).containsExactly("in/a.json");
        assertThat(unreadable).containsExactly("in/b.pipe: is no file, but a pipe, a socket or a device");

        find("in/b.pipe");
        assertThat(found).containsExactly("in/a.json", "in/b.pipe");
    }

    @Test
    void anEmptyPathIsNotTheCurrentFolder() {
        assertThatThrownBy(() -> findAll(List.of("")))
                .isInstanceOf(UsageException.class)
                .hasMessage("An empty path names no place.");
        assertThat(found).isEmpty();
    }

    @Test
    void linksAreFollowedAndOnesThatLeadRoundInACircleAreTold() throws IOException {
        write("real/a.json");
        Files.createDirectories(folder.resolve("in/deeper"));
        Files.createSymbolicLink(folder.resolve("in/deeper/back"), folder.resolve("in"));
        Files.createSymbolicLink(folder.resolve("in/file.json"), folder.resolve("real/a.json"));
        Files.createSymbolicLink(folder.resolve("in/linked"), folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("in/lost"), folder.resolve("nowhere"));

        find("in");

        assertThat(found).containsExactly("in/file.json", "in/linked/a.json");
        assertThat(unreadable)
                .containsExactly("in/deeper/back: is a link to a folder that it lies in", "in/lost: does not exist");
    }

    @Test
    void theSameFolderByTwoWaysIsNoCircle() throws IOException {
        write("real/a.json");
        Files.createDirectories(folder.resolve("in"));
        Files.createSymbolicLink(folder.resolve("in/1"), folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("in/2"), folder.resolve("real"));

        find("in");

        assertThat(found).containsExactly("in/1/a.json", "in/2/a.json");
        assertThat(unreadable).isEmpty();
    }

    @Test
    void aPathThatDoesNotExistIsToldAndTheOthersAreRead() throws IOException {
        write("there.json");

        find("missing", "there.json");

        assertThat(found).containsExactly("there.json");
        assertThat(unreadable).containsExactly("missing: does not exist");
    }

    @Test
    void anInputTellsItsSizeAndGivesItsBytes() throws IOException, InterruptedException {
        write("in/a.json");
        List<ArchiveInput> inputs = new ArrayList<>();
        new InputFinder(InputStream.nullInputStream())
                .find(List.of(folder.resolve("in").toString()), new InputFinder.Sink() {
                    @Override
                    public void found(ArchiveInput input) {
                        inputs.add(input);
                    }

                    @Override
                    public void unreadable(String name, String reason) {
                        throw new AssertionError(name + reason);
                    }
                });
        assertThat(inputs).singleElement().satisfies(input -> {
            assertThat(input.size()).isEqualTo(9);
            try (InputStream bytes = input.content().open()) {
                assertThat(bytes.readAllBytes()).asString().isEqualTo("in/a.json");
            }
        });
    }

    @Test
    void aDashIsStandardInput() throws IOException, InterruptedException {
        InputStream typed = new ByteArrayInputStream("typed".getBytes(StandardCharsets.UTF_8));
        List<ArchiveInput> inputs = new ArrayList<>();
        new InputFinder(typed).find(List.of("-"), new InputFinder.Sink() {
            @Override
            public void found(ArchiveInput input) {
                inputs.add(input);
            }

            @Override
            public void unreadable(String name, String reason) {
                throw new AssertionError(name + reason);
            }
        });
        assertThat(inputs).singleElement().satisfies(input -> {
            assertThat(input.name()).isEqualTo("-");
            assertThat(input.size()).isEqualTo(-1);
            assertThat(input.content().open()).isSameAs(typed);
        });
    }

    private void find(String... paths) {
        List<String> below = new ArrayList<>();
        for (String path : paths) {
            below.add(folder.resolve(path).toString());
        }
        findAll(below);
    }

    private void findAll(List<String> paths) {
        try {
            new InputFinder(InputStream.nullInputStream()).find(paths, new InputFinder.Sink() {
                @Override
                public void found(ArchiveInput input) {
                    found.add(relative(input.name()));
                }

                @Override
                public void unreadable(String name, String reason) {
                    unreadable.add(relative(name) + ": " + reason);
                }
            });
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String relative(String name) {
        return folder.relativize(Path.of(name)).toString();
    }

    private void write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
    }
}
