package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.testing.BucketProxy;
import io.ssmtrail.testing.BucketProxy.Fate;
import io.ssmtrail.testing.DigestedTrail;
import io.ssmtrail.testing.TestElasticsearch;
import io.ssmtrail.testing.TestS3;
import io.ssmtrail.testing.Trail;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trail in the bucket that it was delivered to, and copies of it in others. */
class VerifyBucketTest {

    private static final String PREFIX = "prefix/";
    private static final int NEWEST = DigestedTrail.HOURS;
    private static final String NOT_SIGNED = "\thas a signature that is not CloudTrail's";

    @TempDir
    Path scratch;

    private final String bucket = TestS3.bucket();
    private final DigestedTrail trail = new DigestedTrail(bucket, PREFIX);

    @Test
    void aWholeTrailIsFoundGoodWithTheSignatureOfItsNewestDigest() {
        deliver(bucket, UnaryOperator.identity());
        CommandRun verify = verify("s3://" + bucket);

        assertThat(verify.errLines())
                .containsExactly(
                        "3 digests list 6 log files, of which 6 are as CloudTrail delivered them",
                        "3 signatures of digests are good");
        assertThat(verify.out()).isEmpty();
        assertThat(verify.exitCode()).isZero();
    }

    @Test
    void logFilesAreFetchedByTheirKeysWhereverThePathLeads() {
        deliver(bucket, UnaryOperator.identity());

        CommandRun verify = verify("s3://" + bucket + "/" + PREFIX + "AWSLogs/111122223333/CloudTrail-Digest/");

        assertThat(verify.err()).contains("of which 6 are as CloudTrail delivered them");
        assertThat(verify.exitCode()).isZero();
    }

    @Test
    void aCopyInAnotherBucketAndBelowAnotherPrefixIsVerifiedItself() {
        deliver(bucket, UnaryOperator.identity());
        String copy = TestS3.bucket();
        deliver(copy, key -> "backups/2034/" + key.substring(PREFIX.length()));
        assertThat(verify("s3://" + copy).errLines()).contains("3 signatures of digests are good");

        String missing = "backups/2034/" + trail.log(2, 1).substring(PREFIX.length());
        TestS3.delete(copy, missing);

        CommandRun verify = verify("s3://" + copy + "/backups/");
        assertThat(verify.outLines()).containsExactly("missing\ts3://" + copy + "/" + missing + "\tis missing");
        assertThat(verify.exitCode()).isEqualTo(1);
    }

    @Test
    void whatIsMissingOrAlteredIsListed() {
        deliver(bucket, UnaryOperator.identity());
        byte[] whole = trail.content(trail.log(3, 1));
        TestS3.put(bucket, trail.log(1, 2), Trail.gzip(Trail.file(Trail.record("forged", "2034-01-02T01:30:00Z"))));
        TestS3.delete(bucket, trail.log(2, 1));
        TestS3.put(bucket, trail.log(3, 1), Arrays.copyOf(whole, whole.length - 12));

        CommandRun verify = verify("s3://" + bucket);

        assertThat(verify.exitCode()).isEqualTo(1);
        assertThat(verify.outLines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo("altered\t" + uri(trail.log(1, 2)) + "\tis not what CloudTrail delivered"),
                        line -> assertThat(line).isEqualTo("missing\t" + uri(trail.log(2, 1)) + "\tis missing"),
                        line -> assertThat(line)
                                .startsWith("altered\t" + uri(trail.log(3, 1)) + "\tcannot be read to its end"));
        assertThat(verify.err()).contains("3 digests list 6 log files, of which 3 are as");
    }

    @Test
    void aDigestThatWasRewrittenIsFoundByTheNextOneAndTheNewestByItsOwnSignature() {
        deliver(bucket, UnaryOperator.identity());
        rewrite(2);
        CommandRun middle = verify("s3://" + bucket);
        assertThat(middle.exitCode()).isEqualTo(1);
        assertThat(middle.outLines())
                .containsExactly("altered\t" + uri(trail.digest(2)) + "\tis not the digest that CloudTrail delivered");

        deliver(bucket, UnaryOperator.identity());
        rewrite(NEWEST);
        CommandRun newest = verify("s3://" + bucket);
        assertThat(newest.exitCode()).isEqualTo(1);
        assertThat(newest.outLines()).containsExactly("altered\t" + uri(trail.digest(NEWEST)) + NOT_SIGNED);
    }

    @Test
    void whatTheNewestDigestSaysOfItsLogFilesIsNoProofWhereItsSignatureIsNotItsOwn() {
        deliver(bucket, UnaryOperator.identity());
        String content = Trail.file(Trail.record("forged", "2034-01-02T03:30:00Z"));
        TestS3.put(bucket, trail.log(NEWEST, 1), Trail.gzip(content));
        putDigest(NEWEST, trail.digestToMatch(NEWEST, 1, content), metadata(NEWEST));

        CommandRun verify = verify("s3://" + bucket);

        assertThat(verify.exitCode()).isEqualTo(1);
        assertThat(verify.outLines())
                .containsExactly(
                        "altered\t" + uri(trail.digest(NEWEST)) + NOT_SIGNED, unproven(NEWEST, 1), unproven(NEWEST, 2));
        assertThat(verify.err()).contains("3 digests list 6 log files, of which 4 are as");
    }

    @Test
    void anOlderDigestUnderTheNameOfTheNewestIsFoundAlthoughItIsSigned() {
        deliver(bucket, UnaryOperator.identity());
        putDigest(NEWEST, trail.content(trail.digest(1)), metadata(1));

        for (CommandRun verify :
                List.of(verify("s3://" + bucket), verify("--from", "2034-01-02T02:00:00Z", "s3://" + bucket))) {
            assertThat(verify.exitCode()).isEqualTo(1);
            assertThat(verify.outLines())
                    .contains("altered\t" + uri(trail.digest(NEWEST)) + "\tis not the digest of this name, but "
                            + trail.digest(1));
        }
    }

    @Test
    void onlyTheNewestDigestNeedsAGoodSignatureInItsMetadata() {
        deliver(bucket, UnaryOperator.identity());
        putDigest(1, trail.content(trail.digest(1)), Map.of());
        assertThat(verify("s3://" + bucket).errLines()).contains("3 signatures of digests are good");

        byte[] newest = trail.content(trail.digest(NEWEST));
        putDigest(NEWEST, newest, metadata(2));
        CommandRun wrong = verify("s3://" + bucket);
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.outLines())
                .containsExactly(
                        "altered\t" + uri(trail.digest(NEWEST)) + NOT_SIGNED, unproven(NEWEST, 1), unproven(NEWEST, 2));
        assertThat(wrong.errLines()).contains("2 signatures of digests are good");

        putDigest(NEWEST, newest, Map.of());
        CommandRun none = verify("s3://" + bucket);
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.outLines())
                .containsExactly("unreadable\t" + uri(trail.digest(NEWEST))
                        + "\thas no signature in its object's metadata, and no digest after it vouches for it");

        putDigest(NEWEST, newest, Map.of("signature", "00", "signature-algorithm", "MD5withRSA"));
        CommandRun unknown = verify("s3://" + bucket);
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.out()).contains("has a signature of an unknown kind: MD5withRSA");
    }

    @Test
    void theLastDigestBeforeAGapInTheChainIsVerifiedByItsOwnSignature() {
        deliver(bucket, UnaryOperator.identity());
        rewrite(2);
        TestS3.delete(bucket, trail.digest(NEWEST));

        assertThat(verify("s3://" + bucket).outLines())
                .containsExactly("altered\t" + uri(trail.digest(2)) + NOT_SIGNED);
    }

    @Test
    void withoutKeysSignaturesAreNotAskedFor() {
        trail.objects().forEach((key, content) -> TestS3.put(bucket, key, content));

        CommandRun verify =
                CommandRun.of("verify", "--s3-endpoint", TestS3.url().toString(), "s3://" + bucket);

        assertThat(verify.err()).contains("Signatures were not checked; give --public-keys for that.");
        assertThat(verify.exitCode()).isZero();
    }

    @Test
    void onlyTheHoursAskedForAreFetched() {
        deliver(bucket, UnaryOperator.identity());
        try (BucketProxy proxy = new BucketProxy()) {
            CommandRun verify = verify(proxy.url(), "--from", "2034-01-02T02:00:00Z", "s3://" + bucket);

            assertThat(verify.errLines())
                    .containsExactly(
                            "1 digests list 2 log files, of which 2 are as CloudTrail delivered them",
                            "2 signatures of digests are good");
            assertThat(verify.exitCode()).isZero();
            assertThat(proxy.gets(trail.log(1, 1))).isEmpty();
        }
    }

    @Test
    void aNetworkThatCutsAltersNothing() {
        deliver(bucket, UnaryOperator.identity());
        Map<String, Integer> gets = new ConcurrentHashMap<>();
        try (BucketProxy proxy =
                new BucketProxy(asked -> asked.isListing() || gets.merge(asked.target(), 1, Integer::sum) > 2
                        ? BucketProxy.ANSWERED
                        : new Fate.CutAfter(60))) {

            CommandRun verify = verify(proxy.url(), "s3://" + bucket);

            assertThat(verify.errLines()).contains("3 signatures of digests are good");
            assertThat(verify.out()).isEmpty();
            assertThat(verify.exitCode()).isZero();
            assertThat(proxy.gets(trail.log(1, 1)).stream().map(BucketProxy.Asked::range))
                    .containsExactly(Optional.empty(), Optional.of("bytes=60-"), Optional.of("bytes=120-"));
        }
    }

    @Test
    void anObjectThatMayNotBeReadIsNotCalledAltered() {
        deliver(bucket, UnaryOperator.identity());
        try (BucketProxy proxy = new BucketProxy(
                asked -> asked.isFor(trail.log(2, 2)) ? new Fate.Refused(403, "AccessDenied") : BucketProxy.ANSWERED)) {

            CommandRun verify = verify(proxy.url(), "s3://" + bucket);

            assertThat(verify.exitCode()).isEqualTo(1);
            assertThat(verify.outLines())
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .startsWith(
                                    "unreadable\t" + uri(trail.log(2, 2)) + "\tmay not be read: That is AccessDenied"));
        }
    }

    @Test
    void aBucketThatCannotBeReadEndsTheVerificationWithAdviceAndWithoutATrace() {
        try (BucketProxy proxy = new BucketProxy(asked -> new Fate.Refused(403, "AccessDenied"))) {
            CommandRun denied = verify(proxy.url(), "s3://" + bucket);
            assertThat(denied.exitCode()).isEqualTo(3);
            assertThat(denied.err()).contains("It takes s3:ListBucket").doesNotContain("\tat ");
        }
        deliver(bucket, UnaryOperator.identity());
        try (BucketProxy proxy = new BucketProxy(
                asked -> asked.isListing() ? BucketProxy.ANSWERED : new Fate.Refused(400, "ExpiredToken"))) {
            CommandRun expired = verify(proxy.url(), "s3://" + bucket);
            assertThat(expired.exitCode()).isEqualTo(3);
            assertThat(expired.err())
                    .contains("S3 does not take the AWS credentials")
                    .doesNotContain("\tat ");
        }
        assertThat(verify("s3://no-such-bucket").exitCode()).isEqualTo(1);
    }

    @Test
    void aLoadThatVerifiesLeavesAlteredObjectsOut() {
        String month = "ssm-cloudtrail-2034.01";
        TestElasticsearch.deleteIndices(month);
        deliver(bucket, UnaryOperator.identity());
        TestS3.put(bucket, trail.log(1, 2), Trail.gzip(Trail.file(Trail.record("forged", "2034-01-02T01:30:00Z"))));

        CommandRun load = CommandRun.of(
                "load",
                "--url",
                TestElasticsearch.url().toString(),
                "--s3-endpoint",
                TestS3.url().toString(),
                "--rejects",
                scratch.resolve("rejects").toString(),
                "--verify",
                "--public-keys",
                keys(),
                "s3://" + bucket);

        assertThat(load.exitCode()).isEqualTo(1);
        assertThat(load.errLines())
                .contains("3 signatures of digests are good")
                .contains(uri(trail.log(1, 2)) + ": is not what CloudTrail delivered, so it was not loaded")
                .contains("5 records read = 5 loaded + 0 already present + 0 not selected + 0 rejected");
        TestElasticsearch.deleteIndices(month);
    }

    /** Puts all objects, the digests with their signatures, under keys of a copy's own. */
    private void deliver(String into, UnaryOperator<String> naming) {
        trail.objects().forEach((key, content) -> {
            Map<String, String> metadata =
                    trail.signature(key).map(VerifyBucketTest::signed).orElse(Map.of());
            TestS3.put(into, naming.apply(key), content, metadata);
        });
    }

    /** Writes another digest in the place of one, and leaves the signature. */
    private void rewrite(int hour) {
        String key = trail.digest(hour);
        String forged = "{\"digestEndTime\":\"2034-01-02T0" + hour + ":00:00Z\",\"digestS3Bucket\":\"" + bucket
                + "\",\"digestS3Object\":\"" + key + "\",\"digestPublicKeyFingerprint\":\""
                + DigestedTrail.FINGERPRINT + "\",\"logFiles\":[]}";
        putDigest(hour, Trail.gzip(forged), metadata(hour));
    }

    private void putDigest(int hour, byte[] content, Map<String, String> metadata) {
        TestS3.put(bucket, trail.digest(hour), content, metadata);
    }

    private Map<String, String> metadata(int hour) {
        return signed(trail.signature(trail.digest(hour)).orElseThrow());
    }

    private static Map<String, String> signed(String signature) {
        return Map.of("signature", signature, "signature-algorithm", "SHA256withRSA");
    }

    private String unproven(int hour, int file) {
        return "unproven\t" + uri(trail.log(hour, file)) + "\tis listed by a digest that is altered";
    }

    private String uri(String key) {
        return "s3://" + bucket + "/" + key;
    }

    private CommandRun verify(String... words) {
        return verify(TestS3.url(), words);
    }

    private CommandRun verify(URI s3, String... words) {
        List<String> all = new ArrayList<>(List.of("verify", "--public-keys", keys(), "--s3-endpoint", s3.toString()));
        all.addAll(List.of(words));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private String keys() {
        try {
            return Files.writeString(scratch.resolve("keys.json"), trail.publicKeys(false))
                    .toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
