package io.ssmtrail.cli;

import static io.ssmtrail.testing.Trail.record;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.testing.Trail;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapCommandTest {

    private static final String TIME = "2031-05-06T07:08:09Z";
    private static final String OTHER_SERVICE = "\"eventSource\":\"ec2.amazonaws.com\",\"eventName\":\"RunInstances\"";

    @TempDir
    Path folder;

    @Test
    void eachSelectedRecordBecomesALineInTheArchivesOrder() throws IOException {
        Trail.write(folder.resolve("b.json"), Trail.file(record("b1", TIME), record("o", TIME, OTHER_SERVICE)));
        Trail.write(folder.resolve("a.json.gz"), Trail.gzip(Trail.lines(record("a2", TIME), record("a1", TIME))));

        CommandRun map = CommandRun.of("map", folder.toString());

        assertThat(map.exitCode()).isZero();
        assertThat(map.err()).isEmpty();
        assertThat(idsOf(map)).containsExactly("a2", "a1", "b1");
        assertThat(new JsonMapper()
                        .readTree(map.outLines().get(0))
                        .at("/event/original")
                        .asText())
                .isEqualTo(record("a2", TIME));
    }

    @Test
    void theSelectionsOptionsAreThoseOfLoad() throws IOException {
        Trail.write(folder.resolve("a.json"), Trail.file(record("a", TIME), record("o", TIME, OTHER_SERVICE)));

        assertThat(idsOf(CommandRun.of("map", "--all-services", folder.toString())))
                .containsExactly("a", "o");
        assertThat(idsOf(CommandRun.of("map", "--event-source", "ec2", folder.toString())))
                .containsExactly("o");
        assertThat(idsOf(CommandRun.of("map", "--to", "2031-05-06", folder.toString())))
                .isEmpty();
    }

    @Test
    void textOfEveryScriptPassesAsItStands() throws IOException {
        String original = record("u", TIME).replace("/app/key", "/Schlüssel/鍵/🗝/\\u0041");

        CommandRun map = CommandRun.withInput(original.getBytes(StandardCharsets.UTF_8), "map", "-");

        assertThat(new JsonMapper().readTree(map.out()).at("/event/original").asText())
                .isEqualTo(original);
    }

    @Test
    void faultsAreToldBesideTheOutputAndTheRestIsMapped() throws IOException {
        Trail.write(
                folder.resolve("a.json"), Trail.file(record("a1", TIME), record("a2", "never"), record("a3", TIME)));
        Trail.write(folder.resolve("b.json"), "");

        CommandRun map =
                CommandRun.of("map", folder.toString(), folder.resolve("c").toString());

        assertThat(map.exitCode()).isEqualTo(1);
        assertThat(idsOf(map)).containsExactly("a1", "a3");
        assertThat(map.errLines())
                .containsExactly(
                        folder + "/a.json, record 2: has an eventTime that is no time: \"never\"",
                        folder + "/b.json: is empty",
                        folder + "/c: does not exist");
    }

    @Test
    void faultsWithinAnArchiveAreToldWithTheFileThatTheyStandIn() throws IOException {
        Path zip = folder.resolve("export.bin");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("notes.txt"));
            out.write("nothing\n".getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry("logs/a.json.gz"));
            out.write(Trail.gzip(Trail.file(record("a1", TIME), record("a2", "never"))));
        }

        CommandRun map = CommandRun.of("map", zip.toString());

        assertThat(map.exitCode()).isEqualTo(1);
        assertThat(idsOf(map)).containsExactly("a1");
        assertThat(map.errLines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith(zip + "!notes.txt, record 1: "),
                        line -> assertThat(line).isEqualTo(zip + "!notes.txt: holds no CloudTrail records"),
                        line -> assertThat(line).startsWith(zip + "!logs/a.json.gz, record 2: "),
                        line -> assertThat(line).isEqualTo(zip + ": has 1 file in it that cannot be read"));
    }

    @Test
    void whoeverHasReadEnoughEndsItQuietly() {
        List<String> records = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            records.add(record("r" + i, TIME));
        }
        Trail.write(folder.resolve("a.json"), Trail.file(records));

        CommandRun map = CommandRun.withOutput(new Failing("Broken pipe"), "map", folder.toString());

        assertThat(map.exitCode()).isZero();
        assertThat(map.err()).isEmpty();
    }

    @Test
    void aDiskThatIsFullIsNoQuietEnd() {
        Path file = Trail.write(folder.resolve("a.json"), Trail.file(record("a", TIME)));

        for (List<String> command : List.of(List.of("map", file.toString()), List.of("findings", "--list"))) {
            CommandRun run =
                    CommandRun.withOutput(new Failing("No space left on device"), command.toArray(String[]::new));

            assertThat(run.exitCode()).as(command.get(0)).isEqualTo(1);
            assertThat(run.err()).startsWith("The answer cannot be written: No space left on device.");
        }
    }

    @Test
    void aFolderWithoutRightsIsToldAndTheRestIsMapped(@TempDir Path scratch) throws IOException {
        Trail.write(folder.resolve("closed/x.json"), Trail.file(record("x", TIME)));
        Trail.write(folder.resolve("file.json"), Trail.file(record("f", TIME)));
        Trail.write(folder.resolve("open.json"), Trail.file(record("o", TIME)));
        Files.setPosixFilePermissions(folder.resolve("closed"), PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(folder.resolve("file.json"), PosixFilePermissions.fromString("---------"));
        JavaProcess map;
        try {
            map = JavaProcess.run(scratch, withoutRootsPrivileges("map", folder.toString()), environment -> {});
        } finally {
            Files.setPosixFilePermissions(folder.resolve("closed"), PosixFilePermissions.fromString("rwx------"));
        }
        assertThat(map.code()).isEqualTo(1);
        assertThat(map.err().lines())
                .containsExactly(folder + "/closed: may not be read", folder + "/file.json: may not be read");
        assertThat(map.out().lines()).hasSize(1);
    }

    /** Rights do not bind root; a child process without that privilege is bound by them, whoever runs the tests. */
    private static List<String> withoutRootsPrivileges(String... words) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name", "").equals("root")) {
            command.addAll(List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search"));
        }
        command.addAll(JavaProcess.command(List.of(), List.of(words)));
        return command;
    }

    private static List<String> idsOf(CommandRun map) throws IOException {
        List<String> ids = new ArrayList<>();
        for (String line : map.outLines()) {
            ids.add(new JsonMapper().readTree(line).at("/event/id").asText());
        }
        return ids;
    }

    private static final class Failing extends OutputStream {

        private final String reason;

        Failing(String reason) {
            this.reason = reason;
        }

        @Override
        public void write(int b) throws IOException {
            throw new IOException(reason);
        }
    }
}
