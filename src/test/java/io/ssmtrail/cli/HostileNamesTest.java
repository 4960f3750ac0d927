package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.cli.terminal.StatusLine;
import io.ssmtrail.error.ExitCode;
import io.ssmtrail.testing.StandInServer;
import io.ssmtrail.testing.TestElasticsearch;
import io.ssmtrail.testing.Trail;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of files, of files in archives and of documents that a terminal would obey instead of show. */
class HostileNamesTest {

    /** Clears the screen, sets the title, rings, goes back to the line's begin, begins a line, writes backwards. */
    private static final String HOSTILE = "\u001b[2J\u001b]0;owned\u0007\rAll is well.\nOK\u202ecod\u009b31m";

    private static final String SHOWN = "\\x1b[2J\\x1b]0;owned\\x07\\x0dAll is well.\\x0aOK\\u202ecod\\x9b31m";

    private static final String TIME = "2015-07-06T07:08:09Z";

    private static final String MONTH = "ssm-cloudtrail-2015.07";

    /** The code of {@link io.ssmtrail.error.ClusterException}. */
    private static final int REFUSED = 3;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"map", "load", "load --log-level debug", "load --log-level debug --log-format json", "reconcile"
            })
    void namesOfFilesAndOfFilesWithinArchivesAreShownAndNotObeyed(String command) throws IOException {
        writeArchives();

        CommandRun run = withElasticsearch(command + " " + folder.resolve("archive"));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertHarmless(run.err());
        assertThat(run.err())
                .contains("archive/" + SHOWN + ".json: ")
                .contains("archive/a.zip!" + SHOWN + ".json: ")
                .contains("archive/b.json, record 1: has an eventTime that is no time: ");
    }

    @Test
    void aFileIsReadWhoseNameTheSystemsCharacterSetCannotHold() {
        Path file = folder.resolve("archive/M\u00e4rz.json");
        Trail.write(file, Trail.file(Trail.record("m1", TIME)));

        JavaProcess found =
                inCLocale("load", "--dry-run", folder.resolve("archive").toString());
        assertThat(found.err()).contains("1 record read = 1 to load");
        assertThat(found.end(0)).isZero();

        for (String command : List.of("load --dry-run --rejects " + folder.resolve("r.ndjson"), "map", "verify")) {
            List<String> words = new ArrayList<>(List.of(command.split(" ")));
            words.add(file.toString());
            JavaProcess named = inCLocale(words.toArray(String[]::new));
            assertThat(named.out() + named.err())
                    .as(command)
                    .contains("has a name that cannot be written in this system's character set");
            assertThat(named.end(0)).as(command).isEqualTo(1);
        }
    }

    @Test
    void aDigestIsToldWhoseNameTheSystemsCharacterSetCannotHold() {
        Trail.write(folder.resolve("archive/M\u00e4rz_CloudTrail-Digest_a.json"), "{}");

        JavaProcess verify = inCLocale("verify", folder.resolve("archive").toString());

        assertThat(verify.out() + verify.err())
                .contains("has a name that cannot be written in this system's character set");
        assertThat(verify.end(0)).isEqualTo(1);
    }

    private JavaProcess inCLocale(String... words) {
        return JavaProcess.run(
                folder, JavaProcess.command(List.of(), List.of(words)), environment -> environment.put("LC_ALL", "C"));
    }

    @Test
    void theIdsOfMissingEventsAndTheLedgersFilesAreShownAndNotObeyed() throws IOException {
        writeArchives();
        JsonNode id = new JsonMapper().valueToTree(HOSTILE);
        Trail.write(
                folder.resolve("archive/c" + HOSTILE + ".json"),
                Trail.record("ID", TIME).replace("\"ID\"", id.toString()));
        TestElasticsearch.deleteIndices(MONTH);

        CommandRun reconcile = withElasticsearch("reconcile " + folder.resolve("archive"));
        assertThat(reconcile.outLines()).hasSize(1);
        assertHarmless(reconcile.out());
        assertThat(reconcile.out()).startsWith(SHOWN + "\t" + MONTH + "\t").contains("/c" + SHOWN + ".json\t1");

        try {
            withElasticsearch("load " + folder.resolve("archive"));
            CommandRun status = withElasticsearch("load --status");
            assertHarmless(status.out());
            assertThat(status.out()).contains("archive/%1B%5B2J");
        } finally {
            TestElasticsearch.deleteIndices(MONTH);
        }
    }

    @Test
    void filesThatDigestsNameAreShownAndNotObeyed() {
        ObjectNode digest = new JsonMapper().createObjectNode();
        digest.put("awsAccountId", "111122223333")
                .put("digestEndTime", TIME)
                .put("digestS3Bucket", "logs")
                .put("digestS3Object", HOSTILE + "CloudTrail-Digest/a_CloudTrail-Digest_d.json.gz")
                .putArray("logFiles")
                .addObject()
                .put("s3Object", "AWSLogs/" + HOSTILE)
                .put("hashValue", "00");
        Trail.write(
                folder.resolve("AWSLogs/" + HOSTILE + "/CloudTrail-Digest/a_CloudTrail-Digest_d.json.gz"),
                Trail.gzip(digest.toString()));

        CommandRun verify = CommandRun.of("verify", folder.toString());

        assertThat(verify.exitCode()).as(verify.err()).isEqualTo(1);
        assertHarmless(verify.out());
        assertHarmless(verify.err());
        assertThat(verify.out()).contains(SHOWN);
    }

    @Test
    void failuresShowWhatTheyQuoteAndDoNotObeyIt() {
        List<CommandRun> misuses = List.of(
                CommandRun.of("search", "--config", folder + "/" + HOSTILE),
                CommandRun.of("search", "--ca-cert", folder + "/" + HOSTILE),
                CommandRun.of("search", "--since", HOSTILE),
                CommandRun.of("load", "--rejects", folder.resolve(HOSTILE) + "/r", "--dry-run", folder.toString()),
                CommandRun.of("load", "--" + HOSTILE),
                CommandRun.of(HOSTILE));
        CommandRun load =
                CommandRun.of("load", "--rejects", folder.resolve("r").toString(), "--dry-run", folder + "/" + HOSTILE);

        assertThat(load.exitCode()).as(load.err()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(misuses).allSatisfy(run -> assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE));
        for (CommandRun run : Stream.concat(Stream.of(load), misuses.stream()).toList()) {
            assertHarmless(run.err());
            assertThat(run.err()).contains("\\x1b[2J\\x1b]0;owned\\x07").contains("\\u202ecod\\x9b31m");
        }
    }

    @Test
    void stackTracesHaveLinesAndNothingElseThatATerminalObeys() {
        CommandRun run = CommandRun.of("search", "--debug", "--ca-cert", folder + "/" + HOSTILE);

        assertThat(run.errLines()).anyMatch(line -> line.startsWith("\tat io.ssmtrail."));
        assertThat(run.err().replace('\n', ' ').replace('\t', ' '))
                .doesNotContainPattern("[\\p{Cntrl}\\u0080-\\u009f\\u202e]");
    }

    @Test
    void whatAServerAnswersIsShownAndNotObeyed() {
        String reason = new JsonMapper().valueToTree(HOSTILE).toString();
        try (StandInServer server = StandInServer.saying(
                403,
                Map.of("Content-Type", "application/json", "X-elastic-product", "Elasticsearch"),
                "{\"error\":{\"reason\":" + reason + "},\"status\":403}")) {
            for (String command : List.of("search", "doctor", "prune --older-than 1d", "setup", "reindex")) {
                CommandRun run = CommandRun.of((command + " --url " + server.url()).split(" "));
                assertThat(run.exitCode()).as(run.err()).isEqualTo(REFUSED);
                assertHarmless(run.err());
                assertHarmless(run.out());
                assertThat(run.err() + run.out()).contains(SHOWN);
            }
        }
    }

    @Test
    void theLineThatChangesIsSafeAndStillChanges() {
        StringWriter terminal = new StringWriter();
        StatusLine screen = new StatusLine(new PrintWriter(terminal), true);

        screen.show(HOSTILE);
        screen.print(HOSTILE);

        assertThat(terminal.toString())
                .isEqualTo("\r\u001b[K" + SHOWN + "\r\u001b[K" + SHOWN + System.lineSeparator() + SHOWN);
    }

    private void writeArchives() throws IOException {
        Path archive = Files.createDirectories(folder.resolve("archive"));
        Trail.write(archive.resolve(HOSTILE + ".json"), "hello");
        Trail.write(archive.resolve("b.json"), Trail.file(Trail.record("b", HOSTILE.replaceAll("\\p{Cntrl}", ""))));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive.resolve("a.zip")))) {
            zip.putNextEntry(new ZipEntry(HOSTILE + ".json"));
            zip.write("hello".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }

    private CommandRun withElasticsearch(String command) {
        String words = command.startsWith("load") && !command.contains("--status")
                ? command + " --rejects " + folder.resolve("rejects.ndjson")
                : command;
        return command.startsWith("map")
                ? CommandRun.of(words.split(" "))
                : CommandRun.withElasticsearch(words.split(" "));
    }

    private static void assertHarmless(String shown) {
        assertThat(shown.codePoints().filter(c -> c != '\n' && c != '\t'))
                .noneMatch(c -> Character.getType(c) == Character.CONTROL || Character.getType(c) == Character.FORMAT);
        assertThat(shown.lines()).noneMatch(line -> line.startsWith("All is well") || line.startsWith("OK"));
    }
}
