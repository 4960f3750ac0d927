package io.ssmtrail.cli;

import static io.ssmtrail.testing.Trail.record;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.testing.BucketProxy;
import io.ssmtrail.testing.BucketProxy.Fate;
import io.ssmtrail.testing.TestElasticsearch;
import io.ssmtrail.testing.TestS3;
import io.ssmtrail.testing.Trail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that read archives, with archives in S3. */
class S3Test {

    private static final String MONTHS = "ssm-cloudtrail-2036.*";
    private static final JsonMapper JSON = new JsonMapper();
    private static final String NOON = "T12:00:00Z";

    @TempDir
    Path scratch;

    @BeforeEach
    @AfterEach
    void removeEvents() {
        TestElasticsearch.deleteIndices(MONTHS);
    }

    @Test
    void aBucketIsLoadedOnceAndProvenToBeInTheIndex() {
        String bucket = trail(LocalDate.of(2036, 5, 1), 40);
        try (BucketProxy proxy = new BucketProxy()) {

            CommandRun load = load(proxy.url(), "s3://" + bucket);

            assertThat(load.errLines())
                    .startsWith(
                            "40 files read",
                            "80 records read = 80 loaded + 0 already present + 0 not selected + 0 rejected");
            assertThat(load.exitCode()).isZero();
            TestElasticsearch.refresh(MONTHS);
            assertThat(TestElasticsearch.count(MONTHS)).isEqualTo(80);
            assertThat(proxy.mostAtOnce()).isGreaterThan(2);
        }
        try (BucketProxy proxy = new BucketProxy()) {
            CommandRun again = load(proxy.url(), "s3://" + bucket);

            assertThat(again.err()).contains("40 files passed over: loaded before");
            assertThat(again.exitCode()).isZero();
            assertThat(proxy.gets()).isEmpty();
        }
        CommandRun proof = elastic(TestS3.url(), "reconcile", "s3://" + bucket);
        assertThat(proof.err()).contains("80 events looked for = 80 in the index + 0 missing");
        assertThat(proof.exitCode()).isZero();
    }

    @Test
    void anObjectThatWasWrittenAnewIsReadAgain() {
        String bucket = TestS3.bucket();
        TestS3.put(bucket, "a.json", bytes(Trail.file(record("n1", "2036-05-01" + NOON))));
        TestS3.put(bucket, "b.json", bytes(Trail.file(record("n2", "2036-05-01" + NOON))));
        load(TestS3.url(), "s3://" + bucket);
        TestS3.put(
                bucket,
                "b.json",
                bytes(Trail.file(record("n2", "2036-05-01" + NOON), record("n3", "2036-05-01" + NOON))));

        assertThat(load(TestS3.url(), "s3://" + bucket).errLines())
                .contains("1 file read", "2 records read = 1 loaded + 1 already present + 0 not selected + 0 rejected");
    }

    @Test
    void objectsThatCannotBeReadAreListedAndTheRestIsLoaded() {
        String bucket = trail(LocalDate.of(2036, 6, 1), 12);
        List<String> denied = List.of("20360603", "20360604");
        try (BucketProxy proxy = new BucketProxy(asked -> asked.isListing()
                ? BucketProxy.ANSWERED
                : asked.target().contains(denied.get(0))
                        ? new Fate.Refused(403, "AccessDenied")
                        : asked.target().contains(denied.get(1))
                                ? new Fate.Refused(403, "InvalidObjectState")
                                : BucketProxy.ANSWERED)) {

            CommandRun load = load(proxy.url(), "s3://" + bucket);

            assertThat(load.exitCode()).isEqualTo(1);
            assertThat(load.err())
                    .contains("12 files read; 2 could not be read, or not to their end")
                    .contains("20 records read = 20 loaded")
                    .contains("20360603T1200Z_x.json.gz: may not be read: That is AccessDenied")
                    .contains("20360604T1200Z_x.json.gz: lies in an archive class of S3 (Glacier); restore it first");
        }
        assertThat(load(TestS3.url(), "s3://" + bucket).errLines())
                .contains("2 files read", "10 files passed over: loaded before (--reload reads them again)");
    }

    @Test
    void aNetworkThatCutsLosesNothing() {
        String bucket = trail(LocalDate.of(2036, 7, 1), 20);
        Map<String, Integer> gets = new ConcurrentHashMap<>();
        try (BucketProxy proxy =
                new BucketProxy(asked -> asked.isListing() || gets.merge(asked.target(), 1, Integer::sum) > 2
                        ? BucketProxy.ANSWERED
                        : new Fate.CutAfter(60))) {

            CommandRun load = load(proxy.url(), "s3://" + bucket);

            assertThat(load.err()).contains("40 records read = 40 loaded");
            assertThat(load.exitCode()).isZero();
        }
    }

    @Test
    void onlyTheDaysAskedForAreFetchedAndOnlyTheirEventsAreTaken() {
        String bucket = trail(LocalDate.of(2036, 8, 1), 20);
        try (BucketProxy proxy = new BucketProxy()) {
            CommandRun map = map(
                    proxy.url(),
                    "--from",
                    "2036-08-05",
                    "--to",
                    "2036-08-08",
                    "--region",
                    "eu-west-1",
                    "s3://" + bucket);

            assertThat(map.exitCode()).isZero();
            assertThat(map.outLines()).hasSize(6);
            assertThat(proxy.gets()).hasSize(4);
        }
    }

    @Test
    void moreThanAThousandObjectsAreAllMapped() {
        String bucket = TestS3.bucket();
        Map<String, byte[]> objects = new LinkedHashMap<>();
        for (int i = 0; i < 1_010; i++) {
            objects.put("exports/" + i + ".json", bytes(record("m" + i, "2036-09-01" + NOON)));
        }
        TestS3.putAll(bucket, objects);

        CommandRun map = map(TestS3.url(), "s3://" + bucket + "/exports/");

        assertThat(map.exitCode()).isZero();
        assertThat(map.outLines().stream().map(S3Test::id)).hasSize(1_010).doesNotHaveDuplicates();
    }

    @Test
    void aMappingFetchesAheadAndKeepsTheOrderOfTheArchive() {
        String bucket = trail(LocalDate.of(2036, 11, 1), 30);
        try (BucketProxy proxy = new BucketProxy(asked ->
                asked.target().contains("20361105") ? new Fate.Refused(404, "NoSuchKey") : BucketProxy.ANSWERED)) {

            CommandRun map = map(proxy.url(), "s3://" + bucket);

            assertThat(map.exitCode()).isEqualTo(1);
            assertThat(map.err()).contains("20361105T1200Z_x.json.gz: does not exist any more");
            assertThat(map.outLines()).hasSize(58);
            assertThat(map.outLines().stream().map(S3Test::id)).isSorted();
            assertThat(proxy.mostAtOnce()).isGreaterThan(2);
        }
    }

    @Test
    void aBucketThatDoesNotExistOrMayNotBeListedEndsTheLoadWithAdviceAndWithoutATrace() {
        CommandRun missing = load(TestS3.url(), "s3://no-such-bucket");
        assertThat(missing.exitCode())
                .isEqualTo(load(TestS3.url(), scratch.resolve("no-such-folder").toString())
                        .exitCode())
                .isEqualTo(1);
        assertThat(missing.err())
                .startsWith("There is no bucket named no-such-bucket.")
                .describedAs("nothing was found, so that there is nothing to account for")
                .contains("See 'aws s3 ls'")
                .doesNotContain("\tat ", "read");

        try (BucketProxy proxy = new BucketProxy(asked -> new Fate.Refused(403, "AccessDenied"))) {
            CommandRun denied = load(proxy.url(), "s3://trail");
            assertThat(denied.exitCode()).isEqualTo(3);
            assertThat(denied.err()).contains("It takes s3:ListBucket").doesNotContain("\tat ");
        }
    }

    @Test
    void optionsThatMakeNoSenseAreRefused() {
        assertThat(CommandRun.of("map", "--account", "111122223333", "archive").err())
                .contains("not all paths lie there");
        assertThat(CommandRun.of("map", "--account", "production", "s3://trail").err())
                .contains("'production' is no account.");
        assertThat(CommandRun.of("map", "--s3-endpoint", "localhost:9000", "s3://trail")
                        .err())
                .contains("'localhost:9000' is no address of a store.");
        assertThat(CommandRun.of("verify", "--region", "eu-west-1", "archive").err())
                .contains("not all paths lie there");
    }

    @Test
    void withoutCredentialsItIsSaidWhereTheyAreLookedFor() throws Exception {
        JavaProcess map = JavaProcess.run(
                scratch,
                List.of("-Duser.home=" + scratch),
                "map",
                "--s3-endpoint",
                TestS3.url().toString(),
                "s3://trail");

        assertThat(map.code()).isEqualTo(3);
        assertThat(map.err())
                .isEqualTo("No AWS credentials are found." + System.lineSeparator()
                        + "Set AWS_PROFILE (after 'aws sso login', where it needs that) or AWS_ACCESS_KEY_ID and"
                        + " AWS_SECRET_ACCESS_KEY; --s3-anonymous is for public buckets. --debug shows where they were looked for."
                        + System.lineSeparator());

        String bucket = trail(LocalDate.of(2036, 10, 1), 1);
        assertThat(JavaProcess.run(
                                scratch,
                                List.of(),
                                "map",
                                "--s3-anonymous",
                                "--s3-endpoint",
                                TestS3.url().toString(),
                                "s3://" + bucket)
                        .code())
                .isZero();
    }

    @Test
    void aProfileThatThereIsNotIsNamed() throws Exception {
        Path configuration = scratch.resolve("config");
        Files.writeString(configuration, "[profile production]\nregion = eu-west-1\n");
        List<String> files =
                List.of("-Daws.configFile=" + configuration, "-Daws.sharedCredentialsFile=" + scratch.resolve("none"));

        JavaProcess missing = JavaProcess.run(
                scratch,
                with(files, "-Daws.profile=audit"),
                "map",
                "--s3-endpoint",
                "http://localhost:1",
                "s3://trail");
        assertThat(missing.code()).isEqualTo(3);
        assertThat(missing.err())
                .startsWith("There is no profile 'audit' in the AWS configuration")
                .contains("AWS_PROFILE");

        JavaProcess empty = JavaProcess.run(
                scratch,
                with(files, "-Daws.profile=production"),
                "map",
                "--s3-endpoint",
                "http://localhost:1",
                "s3://trail");
        assertThat(empty.err()).startsWith("No AWS credentials are found.");
    }

    private static List<String> with(List<String> words, String one) {
        return Stream.concat(words.stream(), Stream.of(one)).toList();
    }

    @Test
    void whoReadsNoBucketLoadsNothingOfTheSdk() throws Exception {
        Path file = Trail.write(scratch.resolve("a.json"), Trail.file(record("a1", "2036-11-01" + NOON)));
        List<String> verbose = List.of("-Xlog:class+load");

        assertThat(sdkClasses(JavaProcess.run(scratch, verbose, "--help"))).isEmpty();
        assertThat(sdkClasses(JavaProcess.run(scratch, verbose, "load", "--help")))
                .isEmpty();
        assertThat(sdkClasses(JavaProcess.run(scratch, verbose, "map", file.toString())))
                .isEmpty();
        assertThat(sdkClasses(JavaProcess.run(scratch, verbose, "verify", scratch.toString())))
                .isEmpty();
        assertThat(sdkClasses(JavaProcess.run(scratch, verbose, "map", "s3://trail")))
                .isNotEmpty();
    }

    private static CommandRun map(URI s3, String... words) {
        List<String> all = new ArrayList<>(List.of("map", "--s3-endpoint", s3.toString()));
        all.addAll(List.of(words));
        return CommandRun.of(all.toArray(String[]::new));
    }

    /** The event's id in a mapped document. */
    private static String id(String document) {
        try {
            return JSON.readTree(document).at("/event/id").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(document, e);
        }
    }

    private static List<String> sdkClasses(JavaProcess run) {
        assertThat(run.out()).contains("io.ssmtrail.cli.Main");
        return run.out()
                .lines()
                .filter(line -> line.contains(" software.amazon.awssdk"))
                .toList();
    }

    /** A trail with a file a day, of two events each. */
    private static String trail(LocalDate first, int days) {
        String bucket = TestS3.bucket();
        Map<String, byte[]> objects = new LinkedHashMap<>();
        for (int i = 0; i < days; i++) {
            LocalDate day = first.plusDays(i);
            objects.put(
                    "AWSLogs/111122223333/CloudTrail/eu-west-1/"
                            + day.toString().replace('-', '/')
                            + "/111122223333_CloudTrail_eu-west-1_"
                            + day.toString().replace("-", "")
                            + "T1200Z_x.json.gz",
                    Trail.gzip(Trail.file(record(day + "-1", day + NOON), record(day + "-2", day + NOON))));
        }
        TestS3.putAll(bucket, objects);
        return bucket;
    }

    private CommandRun load(URI s3, String path) {
        return elastic(
                s3, "load", path, "--rejects", scratch.resolve("rejects.ndjson").toString());
    }

    private static CommandRun elastic(URI s3, String command, String... words) {
        List<String> all = new ArrayList<>(
                List.of(command, "--url", TestElasticsearch.url().toString(), "--s3-endpoint", s3.toString()));
        all.addAll(List.of(words));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
