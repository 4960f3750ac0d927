package io.ssmtrail.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ssmtrail.archive.ArchiveInput;
import io.ssmtrail.archive.InputFinder;
import io.ssmtrail.error.ClusterException;
import io.ssmtrail.error.OperationException;
import io.ssmtrail.error.UsageException;
import io.ssmtrail.testing.BucketProxy;
import io.ssmtrail.testing.BucketProxy.Fate;
import io.ssmtrail.testing.TestS3;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class S3ArchivesTest {

    private static final String ACCOUNT = "111122223333";
    private static final String OTHER = "123456789012";
    private static final String ORGANISATION = "o-abcdef1234";

    @Test
    void moreThanAThousandKeysAreAllFound() throws InterruptedException {
        String bucket = TestS3.bucket();
        Map<String, byte[]> objects = new LinkedHashMap<>();
        for (int i = 0; i < 1_005; i++) {
            objects.put(String.format("exports/%04d.json", i), new byte[0]);
        }
        TestS3.putAll(bucket, objects);
        try (BucketProxy proxy = new BucketProxy()) {

            Found found = find(proxy.url(), TrailPart.WHOLE, "s3://" + bucket + "/exports/");

            assertThat(found.keys(bucket)).containsExactlyElementsOf(objects.keySet());
            assertThat(proxy.keysListed()).isEqualTo(1_005);
            assertThat(proxy.listings()).hasSize(2);
        }
    }

    @Test
    void aWeekOfOneRegionListsThatWeekOnly() throws InterruptedException {
        String bucket = TestS3.bucket();
        Map<String, byte[]> objects = new LinkedHashMap<>();
        for (String account : List.of(ACCOUNT, OTHER)) {
            for (String region : List.of("ap-southeast-2", "eu-west-1", "us-east-1")) {
                for (LocalDate day = LocalDate.parse("2026-01-20");
                        day.isBefore(LocalDate.parse("2026-03-10"));
                        day = day.plusDays(1)) {
                    objects.put(log("", account, "CloudTrail", region, day), new byte[0]);
                }
            }
        }
        TestS3.putAll(bucket, objects);
        TrailPart week = TrailPart.of(
                Set.of(ACCOUNT),
                Set.of("eu-west-1"),
                Optional.of(Instant.parse("2026-02-02T00:00:00Z")),
                Optional.of(Instant.parse("2026-02-09T00:00:00Z")),
                Duration.ofDays(1));
        try (BucketProxy proxy = new BucketProxy()) {

            Found found = find(proxy.url(), week, "s3://" + bucket);

            List<String> expected = new ArrayList<>();
            for (int day = 2; day <= 9; day++) {
                expected.add(log("", ACCOUNT, "CloudTrail", "eu-west-1", LocalDate.of(2026, 2, day)));
            }
            assertThat(found.keys(bucket)).isEqualTo(expected);
            assertThat(found.unreadable).isEmpty();
            assertThat(proxy.listings()).hasSize(5);
            assertThat(proxy.listings().get(4).target())
                    .contains("start-after=AWSLogs%2F111122223333%2FCloudTrail%2Feu-west-1%2F2026%2F02%2F02");
            assertThat(proxy.keysListed()).isEqualTo(36);
        }
    }

    @Test
    void timesAlonePruneEachRegionOfEachAccountOfAnOrganisation() throws InterruptedException {
        String bucket = TestS3.bucket();
        Map<String, byte[]> objects = new LinkedHashMap<>();
        List<String> expected = new ArrayList<>();
        for (String account : List.of(ACCOUNT, OTHER)) {
            for (String service : List.of("CloudTrail", "CloudTrail-Digest", "CloudTrail-Insight", "Config")) {
                for (int day = 1; day <= 9; day++) {
                    String key = log(ORGANISATION + "/", account, service, "eu-west-1", LocalDate.of(2026, 2, day));
                    objects.put(key, new byte[0]);
                    if (day >= 3 && day <= 6 && !service.equals("Config")) {
                        expected.add(key);
                    }
                }
            }
        }
        TestS3.putAll(bucket, objects);
        TrailPart days = TrailPart.of(
                Set.of(),
                Set.of(),
                Optional.of(Instant.parse("2026-02-03T22:00:00Z")),
                Optional.of(Instant.parse("2026-02-04T12:00:00Z")),
                Duration.ofDays(2));

        assertThat(find(TestS3.url(), days, "s3://" + bucket).keys(bucket))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aTrailIsFoundBehindAPrefixOfItsOwnAndBesideOtherFolders() throws InterruptedException {
        String bucket = TestS3.bucket();
        LocalDate day = LocalDate.of(2026, 2, 3);
        String own = "security/" + log("", ACCOUNT, "CloudTrail", "eu-west-1", day);
        String controlTower = ORGANISATION + "/" + log(ORGANISATION + "/", OTHER, "CloudTrail", "eu-west-1", day);
        String export = "exports/2026/events.ndjson";
        TestS3.put(bucket, own, new byte[0]);
        TestS3.put(bucket, controlTower, new byte[0]);
        TestS3.put(bucket, export, new byte[0]);
        TestS3.put(bucket, "readme.txt", new byte[0]);
        TestS3.put(bucket, "AWSLogs/" + ACCOUNT + "/vpcflowlogs/eu-west-1/2026/02/03/flow.log.gz", new byte[0]);

        assertThat(find(TestS3.url(), TrailPart.WHOLE, "s3://" + bucket + "/").keys(bucket))
                .containsExactlyInAnyOrder(own, controlTower, export, "readme.txt");
        assertThat(find(TestS3.url(), part(Set.of(OTHER)), "s3://" + bucket).keys(bucket))
                .containsExactly(controlTower);
    }

    @Test
    void aPlaceWithinATrailIsPrunedAsTheWholeTrailIs() throws InterruptedException {
        String bucket = TestS3.bucket();
        List<String> keys = new ArrayList<>();
        for (int month = 1; month <= 3; month++) {
            for (int day = 1; day <= 3; day++) {
                String key = log("", ACCOUNT, "CloudTrail", "eu-west-1", LocalDate.of(2026, month, day));
                keys.add(key);
                TestS3.put(bucket, key, new byte[0]);
            }
        }
        TrailPart part = new TrailPart(
                Set.of(), Set.of(), Optional.of(LocalDate.of(2026, 1, 3)), Optional.of(LocalDate.of(2026, 2, 2)));
        String region = "s3://" + bucket + "/AWSLogs/" + ACCOUNT + "/CloudTrail/eu-west-1";

        assertThat(find(TestS3.url(), part, region).keys(bucket)).isEqualTo(keys.subList(2, 5));
        assertThat(find(TestS3.url(), part, region + "/2026/02/").keys(bucket)).isEqualTo(keys.subList(3, 5));
        assertThat(find(TestS3.url(), part, region + "/2026/03/").unreadable).isEmpty();
        assertThat(find(TestS3.url(), part, "s3://" + bucket + "/" + keys.get(8))
                        .keys(bucket))
                .containsExactly(keys.get(8));
    }

    @Test
    void keysMayBeMadeOfAnyCharacters() throws InterruptedException, IOException {
        String bucket = TestS3.bucket();
        byte[] content = "[]".getBytes(StandardCharsets.UTF_8);
        TestS3.put(bucket, "a%20b/c+d%2526e%C3%A9.json", content);

        Found found = find(TestS3.url(), TrailPart.WHOLE, "s3://" + bucket + "/a b/");

        assertThat(found.keys(bucket)).containsExactly("a b/c+d%26eé.json");
        try (S3Archives archives = open(TestS3.url(), TrailPart.WHOLE)) {
            Found again = new Found();
            archives.find("s3://" + bucket + "/a b/c+d%26eé.json", again);
            try (InputStream in = again.inputs.get(0).content().open()) {
                assertThat(in.readAllBytes()).isEqualTo(content);
            }
        }
    }

    @Test
    void markersOfFoldersAndHiddenObjectsArePassedOver() throws InterruptedException {
        String bucket = TestS3.bucket();
        for (String key : List.of("a/", "a/.cache/x.json", "a/.hidden", "a/b.json", "a/c/")) {
            TestS3.put(bucket, key, new byte[0]);
        }

        assertThat(find(TestS3.url(), TrailPart.WHOLE, "s3://" + bucket + "/a").keys(bucket))
                .containsExactly("a/b.json");
    }

    @Test
    void anInputIsKnownByItsUriItsSizeAndItsTag() throws InterruptedException {
        String bucket = TestS3.bucket();
        TestS3.put(bucket, "a.json", "{}".getBytes(StandardCharsets.UTF_8));

        ArchiveInput input = find(TestS3.url(), TrailPart.WHOLE, "s3://" + bucket + "/a.json")
                .inputs
                .get(0);

        assertThat(input.name()).isEqualTo("s3://" + bucket + "/a.json");
        assertThat(input.size()).isEqualTo(2);
        assertThat(input.revision()).isEqualTo("99914b932bd37a50b983c5e7c90ae93b");
    }

    @Test
    void aPlaceWithNothingInItIsReported() throws InterruptedException {
        String bucket = TestS3.bucket();
        TestS3.put(bucket, log("", ACCOUNT, "CloudTrail", "eu-west-1", LocalDate.of(2026, 2, 3)), new byte[0]);

        assertThat(find(TestS3.url(), TrailPart.WHOLE, "s3://" + bucket + "/exports").unreadable)
                .containsExactly("s3://" + bucket + "/exports: holds nothing");
        assertThat(find(TestS3.url(), part(Set.of(OTHER)), "s3://" + bucket).unreadable)
                .containsExactly(
                        "s3://" + bucket
                                + "/: has no folder of a trail (AWSLogs/ACCOUNT/CloudTrail/REGION/) that --account and --region choose");
    }

    @Test
    void aPlaceThatCannotBeLookedIntoSaysWhatToDo() {
        assertThatThrownBy(() -> find(TestS3.url(), TrailPart.WHOLE, "s3://no-such-bucket/a"))
                .isInstanceOf(OperationException.class)
                .hasMessage("There is no bucket named no-such-bucket.");
        assertThatThrownBy(() -> find(TestS3.url(), TrailPart.WHOLE, "s3://"))
                .isInstanceOf(UsageException.class)
                .hasMessage("'s3://' names no bucket.");
        try (BucketProxy proxy = new BucketProxy(asked -> new Fate.Refused(403, "AccessDenied"))) {
            assertThatThrownBy(() -> find(proxy.url(), TrailPart.WHOLE, "s3://trail/a/"))
                    .isInstanceOfSatisfying(
                            ClusterException.class,
                            failure -> assertThat(failure.advice())
                                    .isEqualTo(
                                            "It takes s3:ListBucket on arn:aws:s3:::trail, and s3:GetObject on what is in it."))
                    .hasMessage("S3 does not allow s3://trail/a/ to be listed: That is AccessDenied.");
        }
        try (BucketProxy proxy = new BucketProxy(asked -> new Fate.Refused(400, "ExpiredToken"))) {
            assertThatThrownBy(() -> find(proxy.url(), TrailPart.WHOLE, "s3://trail"))
                    .isInstanceOf(ClusterException.class)
                    .hasMessage("S3 does not take the AWS credentials: That is ExpiredToken.");
        }
        assertThatThrownBy(() -> find(URI.create("http://localhost:1"), TrailPart.WHOLE, "s3://trail/a"))
                .isInstanceOf(ClusterException.class)
                .hasMessage("S3 cannot be asked for s3://trail/a: ConnectException: Connection refused.");
    }

    private static TrailPart part(Set<String> accounts) {
        return new TrailPart(accounts, Set.of(), Optional.empty(), Optional.empty());
    }

    private static String log(String organisation, String account, String service, String region, LocalDate day) {
        String stamp = day.toString().replace("-", "");
        return "AWSLogs/" + organisation + account + "/" + service + "/" + region + "/"
                + day.toString().replace('-', '/') + "/" + account + "_" + service + "_" + region + "_" + stamp
                + "T0005Z_a1b2c3d4e5f6g7h8.json.gz";
    }

    private static Found find(URI endpoint, TrailPart part, String uri) throws InterruptedException {
        Found found = new Found();
        try (S3Archives archives = open(endpoint, part)) {
            archives.find(uri, found);
        }
        return found;
    }

    private static S3Archives open(URI endpoint, TrailPart part) {
        return new S3Archives(new S3Access(Optional.of(endpoint), false), part);
    }

    private static final class Found implements InputFinder.Sink {

        private final List<ArchiveInput> inputs = new ArrayList<>();
        private final List<String> unreadable = new ArrayList<>();

        @Override
        public void found(ArchiveInput input) {
            inputs.add(input);
        }

        @Override
        public void unreadable(String name, String reason) {
            unreadable.add(name + ": " + reason);
        }

        List<String> keys(String bucket) {
            return inputs.stream()
                    .map(input -> input.name().substring("s3://".length() + bucket.length() + 1))
                    .toList();
        }
    }
}
