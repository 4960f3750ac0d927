package io.ssmtrail.cli;

import static io.ssmtrail.testing.Trail.record;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.elastic.ConnectionSettings;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.ledger.LedgerReport;
import io.ssmtrail.ledger.LedgerReport.Run;
import io.ssmtrail.testing.TestElasticsearch;
import io.ssmtrail.testing.Trail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loading from the command line into a real Elasticsearch; its events are of a year of their own. */
class LoadCommandTest {

    private static final String MONTHS = "ssm-cloudtrail-2031.*";
    private static final String MAY = "2031-05-06T07:08:09Z";
    private static final String JUNE = "2031-06-06T07:08:09Z";
    private static final String OTHER_SERVICE = "\"eventSource\":\"ec2.amazonaws.com\",\"eventName\":\"RunInstances\"";

    @TempDir
    Path folder;

    @BeforeEach
    @AfterEach
    void removeEvents() {
        TestElasticsearch.deleteIndices(MONTHS);
    }

    @Test
    void aFolderOfEveryKindOfFileIsLoadedIntoTheMonthsOfItsEvents() {
        write("AWSLogs/1/a.json.gz", Trail.gzip(Trail.file(record("a1", MAY), record("a2", JUNE))));
        write("AWSLogs/2/b.json.gz", Trail.gzip(Trail.file(record("b1", MAY), record("o1", MAY, OTHER_SERVICE))));
        write("lines.ndjson", Trail.lines(record("c1", MAY), record("c2", MAY)));
        write(
                "digest.json.gz",
                Trail.gzip("{\"awsAccountId\":\"111122223333\",\"digestS3Object\":\"x\",\"logFiles\":[]}"));
        write(
                "insight.json.gz",
                Trail.gzip(
                        Trail.file(
                                "{\"eventVersion\":\"1.07\",\"eventTime\":\"" + MAY
                                        + "\",\"eventID\":\"i1\",\"eventType\":\"AwsCloudTrailInsight\",\"insightDetails\":{\"state\":\"Start\"}}")));

        CommandRun load = load(folder.toString());

        assertThat(load.errLines())
                .startsWith(
                        "5 files read, 1 of them digests",
                        "7 records read = 5 loaded + 0 already present + 2 not selected + 0 rejected",
                        "1 of those not selected are CloudTrail Insights")
                .hasSize(4)
                .last()
                .asString()
                .matches(
                        "[\\d,]+ events/s; \\d bulk requests? of 0\\.\\d MB together, answered in [\\d,]+ ms \\(median\\), "
                                + "[\\d,]+ ms \\(95 %\\), [\\d,]+ ms \\(99 %\\), [\\d,]+ ms \\(at most\\); 0 events sent again");
        assertThat(load.exitCode()).isZero();
        assertThat(load.out()).isEmpty();
        assertThat(ids("ssm-cloudtrail-2031.05")).containsExactly("a1", "b1", "c1", "c2");
        assertThat(ids("ssm-cloudtrail-2031.06")).containsExactly("a2");
    }

    @Test
    void aSecondLoadPassesOverTheFilesThatWereLoadedWholeAndSaysSo() {
        write("a.json", Trail.file(record("a1", MAY), record("a2", MAY)));
        write("copy.json", Trail.file(record("a1", MAY)));
        assertThat(load(folder.toString()).err())
                .contains("3 records read = 2 loaded + 1 already present + 0 not selected + 0 rejected");

        CommandRun again = load(folder.toString());

        assertThat(again.exitCode()).isZero();
        assertThat(again.errLines())
                .containsExactly(
                        "0 files read",
                        "2 files passed over: loaded before (--reload reads them again)",
                        "0 records read = 0 loaded + 0 already present + 0 not selected + 0 rejected");
        assertThat(ids(MONTHS)).containsExactly("a1", "a2");
    }

    @Test
    void aReloadReadsThemAgainAddsNothingAndSaysSo() {
        write("a.json", Trail.file(record("a1", MAY), record("a2", MAY)));
        load(folder.toString());

        CommandRun again = load("--reload", folder.toString());

        assertThat(again.exitCode()).isZero();
        assertThat(again.err())
                .contains("2 records read = 0 loaded + 2 already present + 0 not selected + 0 rejected")
                .contains("Nothing was added: every event was there.");
        assertThat(ids(MONTHS)).containsExactly("a1", "a2");
    }

    @Test
    void aFileThatWasLoadedBySelectionIsReadAgainForAWiderOneButNotForANarrowerOne() {
        write("a.json", Trail.file(record("m", MAY), record("j", JUNE), record("o", JUNE, OTHER_SERVICE)));
        assertThat(load("--from", "2031-06-01", folder.toString()).err()).contains("1 loaded");

        assertThat(load(folder.toString()).err()).contains("1 loaded + 1 already present");
        assertThat(load("--from", "2031-06-02", folder.toString()).err()).contains("1 file passed over");
        assertThat(load("--event-source", "ssm", folder.toString()).err()).contains("1 file passed over");
        assertThat(load("--all-services", folder.toString()).err()).contains("1 loaded + 2 already present");
        assertThat(load("--event-source", "ec2", folder.toString()).err()).contains("1 file passed over");
        assertThat(ids(MONTHS)).containsExactly("j", "m", "o");
    }

    @Test
    void aFileThatChangedIsReadAgainAndSoIsOneThatWasNotWhole() throws IOException {
        Path changing = write("a.json", Trail.file(record("a1", MAY)));
        write("b.json", Trail.file(record("b1", MAY), record("b2", "never")));
        byte[] whole = Trail.gzip(Trail.file(many("cut", 100)));
        write("c.json.gz", Arrays.copyOf(whole, whole.length - 10));
        load(folder.toString());

        Files.setLastModifiedTime(changing, FileTime.from(Instant.parse("2031-07-01T00:00:00Z")));
        CommandRun again = load(folder.toString());

        assertThat(again.err()).contains("3 files read").doesNotContain("passed over");
        assertThat(again.exitCode()).isEqualTo(1);
        CommandRun status = CommandRun.of(
                "load", "--status", "--url", TestElasticsearch.url().toString());
        assertThat(status.exitCode()).isZero();
        assertThat(status.outLines())
                .anyMatch(line -> line.matches(".* partial +1 +"
                        + Pattern.quote(folder.resolve("b.json").toUri().toString())))
                .anyMatch(line -> line.matches(".* failed +0 +"
                        + Pattern.quote(folder.resolve("c.json.gz").toUri().toString()) + ": is cut off: .*"))
                .noneMatch(
                        line -> line.contains(folder.resolve("a.json").toUri().toString()))
                .anyMatch(line -> line.matches(".* partial +3 +0 +\\d+ +0 +1 +\\S+ +\\S+"));
    }

    @Test
    void theLedgerCountsFilesByHowTheyEndedAndTellsTheNewestLoadsFirst() {
        load(write("first.json", Trail.file(record("z1", MAY))).toString());
        LedgerReport before = ledger();
        byte[] whole = Trail.gzip(Trail.file(many("cut", 100)));
        write("a.json", Trail.file(record("a1", MAY)));
        write("b.json", Trail.file(record("b1", "never")));
        write("c.json.gz", Arrays.copyOf(whole, whole.length - 10));
        write("d.json.gz", Arrays.copyOf(whole, whole.length - 20));
        write("e.json", Trail.file(record("e1", MAY)));
        write("f.json", Trail.file(record("f1", MAY)));

        load(folder.toString());

        LedgerReport after = ledger();
        assertThat(after.complete() - before.complete()).isEqualTo(3);
        assertThat(after.partial() - before.partial()).isEqualTo(1);
        assertThat(after.failed() - before.failed()).isEqualTo(2);
        assertThat(after.unfinished().subList(0, 3))
                .extracting(LedgerReport.FailedInput::status)
                .containsExactlyInAnyOrder("partial", "failed", "failed");
        assertThat(after.runs().get(0)).extracting(Run::status, Run::files).containsExactly("partial", 6L);
        assertThat(after.runs().get(1)).extracting(Run::status, Run::files).containsExactly("complete", 1L);
    }

    @Test
    void aFileThatWasLoadedWholeLaterIsNoLongerToldAsFailed() {
        byte[] whole = Trail.gzip(Trail.file(many("mended", 100)));
        LedgerReport before = ledger();
        Path file = write("mended.json.gz", Arrays.copyOf(whole, whole.length - 10));
        String uri = file.toUri().toString();
        load(file.toString());
        load(write("mended.json.gz", Arrays.copyOf(whole, whole.length - 20)).toString());
        assertThat(ledger().failed() - before.failed())
                .describedAs("one file, however often it failed")
                .isEqualTo(1);
        write("mended.json.gz", whole);

        assertThat(load(file.toString()).exitCode()).isZero();

        LedgerReport mended = ledger();
        assertThat(mended.failed()).isEqualTo(before.failed());
        assertThat(mended.unfinished())
                .extracting(LedgerReport.FailedInput::uri)
                .doesNotContain(uri);
        assertThat(mended.bounded()).isFalse();

        load(write("mended.json.gz", Arrays.copyOf(whole, whole.length - 30)).toString());

        LedgerReport brokenAgain = ledger();
        assertThat(brokenAgain.failed() - before.failed()).isEqualTo(1);
        assertThat(brokenAgain.unfinished())
                .extracting(LedgerReport.FailedInput::uri)
                .containsOnlyOnce(uri);
    }

    private static LedgerReport ledger() {
        try (Elastic elastic = Elastic.connect(ConnectionSettings.of(TestElasticsearch.url()))) {
            return LedgerReport.read(elastic);
        }
    }

    @Test
    void aRehearsalReadsAndMapsAndNeedsNoElasticsearch() throws IOException {
        write("a.json", Trail.file(record("a1", MAY), record("o", MAY, OTHER_SERVICE)));
        Path summary = folder.resolveSibling(folder.getFileName() + ".json");

        CommandRun load = CommandRun.of(
                "load", "--url", "http://localhost:1", "--dry-run", "--summary", summary.toString(), folder.toString());

        assertThat(load.errLines())
                .containsExactly(
                        "1 file read", "2 records read = 1 to load + 1 not selected + 0 rejected; nothing was sent");
        assertThat(load.exitCode()).isZero();
        JsonNode figures = new JsonMapper().readTree(summary.toFile());
        assertThat(figures.path("status").asText()).isEqualTo("complete");
        assertThat(figures.at("/records/unsettled").asInt()).isEqualTo(1);
    }

    @Test
    void theSummaryHoldsTheFiguresForOtherPrograms() throws IOException {
        write("a.json", Trail.file(record("a1", MAY), record("a2", "never"), record("o", MAY, OTHER_SERVICE)));
        Path summary = folder.resolveSibling(folder.getFileName() + ".json");

        load("--summary", summary.toString(), folder.toString());

        JsonNode figures = new JsonMapper().readTree(summary.toFile());
        assertThat(figures.path("status").asText()).isEqualTo("partial");
        assertThat(figures.path("records"))
                .isEqualTo(new JsonMapper()
                        .readTree("{\"read\":3,\"loaded\":1,\"already_present\":0,\"not_selected\":1,\"insights\":0,"
                                + "\"rejected\":1,\"identified_by_content\":0,\"unsettled\":0}"));
        assertThat(figures.at("/bulks/sent").asInt()).isEqualTo(1);
        assertThat(figures.at("/bulks/failed_tries").asInt(-1)).isZero();
        assertThat(figures.at("/bulks/bytes").asLong()).isPositive();
        assertThat(figures.at("/bulks/latency_ms/p50").asLong())
                .isPositive()
                .isEqualTo(figures.at("/bulks/latency_ms/max").asLong());
        assertThat(figures.path("duration_ms").asLong())
                .isGreaterThanOrEqualTo(figures.at("/bulks/latency_ms/max").asLong());
        assertThat(figures.path("events_per_second").isIntegralNumber()).isTrue();
        assertThat(figures.at("/inputs/bytes").asLong()).isEqualTo(Files.size(folder.resolve("a.json")));
    }

    @Test
    void standardInputIsLoaded() {
        byte[] two = Trail.gzip(Trail.file(record("s1", MAY)));
        byte[] three = Trail.gzip(Trail.lines(record("s2", MAY), record("s3", MAY)));
        byte[] together = Arrays.copyOf(two, two.length + three.length);
        System.arraycopy(three, 0, together, two.length, three.length);

        CommandRun load = CommandRun.withInput(together, words("-"));

        assertThat(load.err()).contains("3 records read = 3 loaded");
        assertThat(load.exitCode()).isZero();
        assertThat(ids(MONTHS)).containsExactly("s1", "s2", "s3");
    }

    @Test
    void otherServicesAndTimesAreChosenByOptions() {
        write("a.json", Trail.file(record("m", MAY), record("j", JUNE), record("o", JUNE, OTHER_SERVICE)));

        assertThat(load("--event-source", "ec2.amazonaws.com", folder.toString())
                        .err())
                .contains("1 loaded + 0 already present + 2 not selected");
        assertThat(load("--all-services", "--from", "2031-06-01", folder.toString())
                        .err())
                .contains("1 loaded + 1 already present + 1 not selected");
        assertThat(ids(MONTHS)).containsExactly("j", "o");
    }

    @Test
    void everyFaultIsToldWithFileAndPositionAndTheRestIsLoaded() throws IOException {
        byte[] whole = Trail.gzip(Trail.file(many("cut", 2_000)));
        write("1-truncated.json.gz", Arrays.copyOf(whole, whole.length / 2));
        write("2-broken.json", Trail.file(record("b1", MAY), record("b2", MAY).replace("}}", ""), record("b3", MAY)));
        write("3-empty.json", "");
        write("4-no-id.json", Trail.file(record("n1", MAY), record("", MAY).replace("\"eventID\":\"\",", "")));
        write("5-no-time.json", Trail.file(record("t1", MAY), record("t2", "").replace("\"eventTime\":\"\",", "")));
        write("6-number.json", Trail.file(record("x1", MAY, "\"eventSource\":17"), record("x2", MAY)));
        write("7-long.json", Trail.file(record("l1", MAY).replace("/app/key", "€".repeat(40_000 / 3))));
        write("8-text.txt", "It rained.\n");
        Path rejects = folder.resolve("out/rejects.ndjson");
        Files.createDirectories(rejects.getParent());

        CommandRun load = load(
                "--rejects",
                rejects.toString(),
                folder.toString(),
                folder.resolve("missing").toString());

        String in = folder + "/";
        assertThat(load.exitCode()).isEqualTo(1);
        assertThat(load.errLines())
                .anyMatch(line -> line.matches(Pattern.quote(in + "1-truncated.json.gz")
                        + ": is cut off: its compressed content ends too early, after \\d+ records"))
                .contains(in + "2-broken.json, record 2: is not valid JSON: a bracket or a quote is missing (byte "
                        + (12 + record("b1", MAY).length() + 1) + ")")
                .contains(in + "3-empty.json: is empty")
                .contains(in + "4-no-id.json, record 2: has no eventID; a hash of its content is its id")
                .contains(in + "5-no-time.json, record 2: has no eventTime, so no month's index can take it")
                .contains(in + "6-number.json, record 1: has an eventSource that is no service name: 17")
                .contains(in + "8-text.txt, record 1: is no JSON object (byte 0)")
                .contains(in + "8-text.txt: holds no CloudTrail records")
                .contains(in + "missing: does not exist")
                .contains("1 event without an eventID; a hash of the content is the id instead")
                .contains("What was rejected, and why: " + rejects);
        int cut = idsThat("cut").size();
        assertThat(cut).isBetween(100, 1_999);
        assertThat(load.errLines())
                .contains("8 files read; 4 could not be read, or not to their end")
                .contains(String.format(
                        "%,d records read = %,d loaded + 0 already present + 0 not selected + 4 rejected",
                        cut + 11, cut + 7));
        assertThat(ids(MONTHS))
                .filteredOn(id -> !id.startsWith("cut-"))
                .hasSize(7)
                .contains("b1", "b3", "n1", "t1", "x2", "l1");
        assertThat(ids(MONTHS)).filteredOn(id -> id.startsWith("content-")).hasSize(1);

        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(rejects)) {
            lines.add(new JsonMapper().readTree(line));
        }
        assertThat(lines).hasSize(8);
        assertThat(lines)
                .filteredOn(line ->
                        line.path("ssmtrail.rejected").path("input").asText().endsWith("5-no-time.json"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("record").asText())
                            .startsWith("{\"eventVersion\":\"1.08\",\"eventID\":\"t2\"");
                    assertThat(line.path("ssmtrail.rejected").path("position").asInt())
                            .isEqualTo(2);
                    assertThat(line.path("ssmtrail.rejected").path("reason").asText())
                            .isEqualTo("the record has no eventTime, so no month's index can take it");
                });
    }

    @Test
    void theFileOfRejectedRecordsCanBeMendedAndLoaded() throws IOException {
        write("in/a.json", Trail.file(record("a1", MAY), record("a2", "yesterday"), record("a3", "31 May")));
        Path rejects = folder.resolve("rejects.ndjson");
        assertThat(load("--rejects", rejects.toString(), folder.resolve("in").toString())
                        .exitCode())
                .isEqualTo(1);

        Files.writeString(rejects, Files.readString(rejects).replace("\\\"yesterday\\\"", "\\\"" + MAY + "\\\""));
        Path second = folder.resolve("second.ndjson");
        CommandRun again = load("--rejects", second.toString(), rejects.toString());

        assertThat(again.errLines())
                .contains("2 records read = 1 loaded + 0 already present + 0 not selected + 1 rejected")
                .contains(rejects + ", record 2: has an eventTime that is no time: \"31 May\"");
        assertThat(ids(MONTHS)).containsExactly("a1", "a2");
        assertThat(Files.readAllLines(second)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "link"})
    void whatStandsInTheFileOfRejectedRecordsStaysAndIsNotReadByTheLoadThatWritesIt(String way) throws IOException {
        write("in/a.json", Trail.file(record("a1", MAY), record("a2", "yesterday")));
        Path rejects = write("in/rejects.ndjson", "{\"ssmtrail.rejected\":{\"reason\":\"of an earlier load\"}}\n");
        Path in = folder.resolve("in");
        Path read = way.isEmpty() ? in : Files.createSymbolicLink(folder.resolve(way), in);

        CommandRun load = load("--rejects", rejects.toString(), read.toString());

        assertThat(load.err()).contains("1 file read").contains("2 records read");
        assertThat(Files.readAllLines(rejects)).hasSize(2).first().asString().contains("of an earlier load");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rejects", "--summary"})
    void aFileThatCannotBeWrittenIsToldBeforeTheLoad(String option) {
        Path in = write("in/a.json", Trail.record("a1", MAY));

        for (Path file : List.of(folder.resolve("nowhere/file"), folder)) {
            CommandRun load = load(option, file.toString(), in.toString());

            assertThat(load.err()).contains(file + " cannot be written.").contains("Give " + option + " another file");
            assertThat(load.exitCode()).isEqualTo(2);
        }
        assertThat(TestElasticsearch.indices(MONTHS)).isEmpty();
    }

    @Test
    void aFileOfRejectedRecordsIsNotReadAndWrittenAtOnce() throws IOException {
        Path rejects = write("rejects.ndjson", Trail.record("a1", MAY));

        CommandRun load = load("--rejects", rejects.toString(), rejects.toString());

        assertThat(load.err())
                .contains("rejected records are to be written to it")
                .contains("Give another file");
        assertThat(load.exitCode()).isEqualTo(2);
    }

    @Test
    void actionsThatAreNotInTheCatalogueAreNamed() {
        write(
                "a.json",
                Trail.file(
                        record("a1", MAY, "\"eventSource\":\"ssm.amazonaws.com\",\"eventName\":\"TeleportNode\""),
                        record("a2", MAY, "\"eventSource\":\"ssm.amazonaws.com\",\"eventName\":\"BrewCoffee\""),
                        record("a3", MAY, "\"eventSource\":\"ssm.amazonaws.com\",\"eventName\":\"BrewCoffee\""),
                        record("a4", MAY)));

        CommandRun load = load(folder.toString());

        assertThat(load.exitCode()).isZero();
        assertThat(load.errLines()).contains("2 actions not in the catalogue: BrewCoffee, TeleportNode");
        assertThat(ids(MONTHS)).hasSize(4);
    }

    @Test
    void anEndlessListOfFaultsIsCutShortOnTheScreenAndWholeInTheFile() throws IOException {
        List<String> records = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            records.add(record("r" + i, "never"));
        }
        write("in/a.json", Trail.file(records));
        Path rejects = folder.resolve("rejects.ndjson");

        CommandRun load =
                load("--rejects", rejects.toString(), folder.resolve("in").toString());

        assertThat(load.errLines())
                .hasSizeLessThan(60)
                .contains("... more of these stand in the file of rejected records");
        assertThat(Files.readAllLines(rejects)).hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--readers=0", "--senders=0", "--patience=soon", "--from=soon"})
    void anOptionThatMakesNoSenseIsAUsageError(String option) {
        CommandRun load = load(option, folder.toString());
        assertThat(load.exitCode()).isEqualTo(2);
        assertThat(load.err()).doesNotContain("Exception");
    }

    @Test
    void aServerThatIsNotThereIsToldAtOnce() {
        CommandRun load = CommandRun.of("load", "--url", "http://localhost:1", folder.toString());
        assertThat(load.exitCode()).isEqualTo(3);
        assertThat(load.err())
                .contains("http://localhost:1")
                .contains("cannot be reached")
                .contains("Check --url");
    }

    private CommandRun load(String... options) {
        return CommandRun.of(words(options));
    }

    /** Rejected records never go to the folder that the tests run in. */
    private String[] words(String... options) {
        List<String> words =
                new ArrayList<>(List.of("load", "--url", TestElasticsearch.url().toString()));
        if (!List.of(options).contains("--rejects")) {
            words.add("--rejects");
            words.add(folder.resolveSibling(folder.getFileName() + ".rejects").toString());
        }
        words.addAll(List.of(options));
        return words.toArray(String[]::new);
    }

    private static List<String> many(String prefix, int count) {
        List<String> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(record(prefix + "-" + Integer.toHexString(i * 0x9E3779B9), MAY));
        }
        return records;
    }

    private static List<String> ids(String index) {
        List<String> ids = new ArrayList<>();
        TestElasticsearch.get("/" + index + "/_search?size=5000&_source=false&ignore_unavailable=true")
                .path("hits")
                .path("hits")
                .forEach(hit -> ids.add(hit.path("_id").asText()));
        return ids.stream().sorted().toList();
    }

    private static List<String> idsThat(String prefix) {
        return ids(MONTHS).stream().filter(id -> id.startsWith(prefix)).toList();
    }

    private Path write(String name, byte[] bytes) {
        return Trail.write(folder.resolve(name), bytes);
    }

    private Path write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
