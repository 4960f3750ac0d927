package io.ssmtrail.cli;

import static io.ssmtrail.testing.Trail.record;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.testing.Trail;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
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
import picocli.CommandLine;

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
        StringWriter err = new StringWriter();
        CommandLine line =
                Ssmtrail.commandLine(new StandardStreams(InputStream.nullInputStream(), new Failing("Broken pipe")));
        line.setErr(new PrintWriter(err, true));

        assertThat(line.execute("map", folder.toString())).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aDiskThatIsFullIsNoQuietEnd() {
        Trail.write(folder.resolve("a.json"), Trail.file(record("a", TIME)));
        StringWriter err = new StringWriter();
        CommandLine line = Ssmtrail.commandLine(
                new StandardStreams(InputStream.nullInputStream(), new Failing("No space left on device")));
        line.setErr(new PrintWriter(err, true));

        assertThat(line.execute("map", folder.toString())).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo("The documents cannot be written: No space left on device" + System.lineSeparator());
    }

    @Test
    void aFolderWithoutRightsIsToldAndTheRestIsMapped() throws IOException, InterruptedException {
        Trail.write(folder.resolve("closed/x.json"), Trail.file(record("x", TIME)));
        Trail.write(folder.resolve("file.json"), Trail.file(record("f", TIME)));
        Trail.write(folder.resolve("open.json"), Trail.file(record("o", TIME)));
        Files.setPosixFilePermissions(folder.resolve("closed"), PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(folder.resolve("file.json"), PosixFilePermissions.fromString("---------"));
        Path out = folder.resolveSibling(folder.getFileName() + ".out");
        Path err = folder.resolveSibling(folder.getFileName() + ".err");
        try {
            Process map = new ProcessBuilder(withoutRootsPrivileges("map", folder.toString()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            assertThat(map.waitFor()).isEqualTo(1);
        } finally {
            Files.setPosixFilePermissions(folder.resolve("closed"), PosixFilePermissions.fromString("rwx------"));
        }
        assertThat(Files.readAllLines(err))
                .containsExactly(folder + "/closed: may not be read", folder + "/file.json: may not be read");
        assertThat(Files.readAllLines(out)).hasSize(1);
    }

    /** Rights do not bind root; a child process without that privilege is bound by them, whoever runs the tests. */
    private static List<String> withoutRootsPrivileges(String... command) {
        List<String> words = new ArrayList<>();
        if (System.getProperty("user.name", "").equals("root")) {
            words.addAll(List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search"));
        }
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        words.addAll(List.of(command));
        return words;
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
