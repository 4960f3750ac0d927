package io.ssmtrail.cli;

import static io.ssmtrail.testing.Trail.record;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.testing.DigestedTrail;
import io.ssmtrail.testing.TestElasticsearch;
import io.ssmtrail.testing.TestS3;
import io.ssmtrail.testing.Trail;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of a trail in a folder, below which what its keys begin with is left out. */
class VerifyCommandTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PREFIX = "prefix/";
    private static final String TRAIL = "AWSLogs/111122223333/";

    @TempDir
    Path folder;

    private final DigestedTrail trail = new DigestedTrail("logs", PREFIX);

    @BeforeEach
    void writeTrail() {
        trail.objects().forEach((key, content) -> Trail.write(file(key), content));
    }

    @Test
    void aWholeTrailIsFoundGoodAlsoWithoutTheFoldersThatItsKeysBeginWith() throws IOException {
        CommandRun verify = CommandRun.of("verify", "--public-keys", keys(false), folder.toString());

        assertThat(verify.errLines())
                .containsExactly(
                        "3 digests list 6 log files, of which 6 are as CloudTrail delivered them",
                        "2 signatures of digests are good; the last digest's own stands in the one after it, or in S3's metadata");
        assertThat(verify.out()).isEmpty();
        assertThat(verify.exitCode()).isZero();
        assertThat(CommandRun.of("verify", folder.resolve(TRAIL).toString()).exitCode())
                .isZero();
    }

    @Test
    void figuresAreTheSameWhateverTheLocale(@TempDir Path scratch) {
        JavaProcess verify = JavaProcess.run(
                scratch, List.of("-Duser.language=ar", "-Duser.country=EG"), "verify", folder.toString());

        assertThat(verify.err()).startsWith("3 digests list 6 log files, of which 6 are");
    }

    @Test
    void theBareFormOfAKeyIsTakenAsWell() throws IOException {
        CommandRun verify = CommandRun.of("verify", "--public-keys", keys(true), folder.toString());
        assertThat(verify.exitCode()).as(verify.err()).isZero();
        assertThat(verify.err()).contains("2 signatures of digests are good");
    }

    @Test
    void whatIsMissingOrAlteredIsListed() throws IOException {
        Path altered = log(1, 2);
        Trail.write(altered, Trail.gzip(Trail.file(record("forged", "2034-01-02T01:30:00Z"))));
        Path missing = log(2, 1);
        Files.delete(missing);
        Path cut = log(3, 1);
        byte[] whole = Files.readAllBytes(cut);
        Files.write(cut, Arrays.copyOf(whole, whole.length - 12));

        CommandRun verify = CommandRun.of("verify", folder.toString());

        assertThat(verify.exitCode()).isEqualTo(1);
        assertThat(verify.outLines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo("altered\t" + altered + "\tis not what CloudTrail delivered"),
                        line -> assertThat(line).isEqualTo("missing\t" + missing + "\tis missing"),
                        line -> assertThat(line).startsWith("altered\t" + cut + "\tcannot be read to its end"));
        assertThat(verify.err()).contains("3 digests list 6 log files, of which 3 are as");
    }

    @Test
    void aDigestThatWasRewrittenOrTakenAwayBreaksTheChain() throws IOException {
        Path first = digest(1);
        Path second = digest(2);
        ObjectNode forged = JSON.createObjectNode();
        forged.put("digestS3Object", "prefix/" + folder.relativize(first)).putArray("logFiles");
        Trail.write(first, Trail.gzip(forged.toString()));
        assertThat(CommandRun.of("verify", folder.toString()).outLines())
                .containsExactly("altered\t" + first + "\tis not the digest that CloudTrail delivered");

        Files.delete(second);
        assertThat(CommandRun.of("verify", folder.toString()).outLines())
                .containsExactly("missing\t" + second + "\tis missing");
    }

    @Test
    void aChainThatWasSignedBySomebodyElseIsFound() throws IOException {
        Path otherKeys = folder.resolve("keys.json");
        Files.writeString(otherKeys, DigestedTrail.publicKeysOfSomebodyElse());

        CommandRun verify = CommandRun.of("verify", "--public-keys", otherKeys.toString(), folder.toString());

        assertThat(verify.exitCode()).isEqualTo(1);
        assertThat(verify.outLines())
                .containsExactly(
                        "altered\t" + digest(1) + "\thas a signature that is not CloudTrail's",
                        unproven(1, 1),
                        unproven(1, 2),
                        "altered\t" + digest(2) + "\thas a signature that is not CloudTrail's",
                        unproven(2, 1),
                        unproven(2, 2));
        assertThat(verify.err()).contains("3 digests list 6 log files, of which 2 are as");
    }

    @Test
    void whatAnAlteredDigestSaysOfItsLogFilesIsNoProof() {
        alterWithItsDigest(2, 1);

        CommandRun verify = CommandRun.of("verify", folder.toString());

        assertThat(verify.exitCode()).isEqualTo(1);
        assertThat(verify.outLines())
                .containsExactly(
                        "altered\t" + digest(2) + "\tis not the digest that CloudTrail delivered",
                        unproven(2, 1),
                        unproven(2, 2));
        assertThat(verify.err()).contains("3 digests list 6 log files, of which 4 are as");
    }

    @Test
    void anAlteredDigestProvesNothingInWhateverOrderDigestsAreRead() {
        alterWithItsDigest(2, 1);
        String newest = digest(3).toString();

        assertThat(CommandRun.of(
                                "verify",
                                newest,
                                digest(2).toString(),
                                digest(1).toString())
                        .err())
                .contains("3 digests list 6 log files, of which 4 are as");
        CommandRun alone = CommandRun.of("verify", newest);
        assertThat(alone.outLines()).hasSize(3).contains(unproven(2, 1));
        assertThat(alone.err()).contains("1 digests list 2 log files, of which 2 are as");
    }

    @Test
    void anotherDigestInTheNameOfOneProvesNothingAgainstItsOwnLogFiles() throws IOException {
        Files.copy(digest(1), digest(2), StandardCopyOption.REPLACE_EXISTING);

        CommandRun verify = CommandRun.of("verify", folder.toString());

        assertThat(verify.outLines())
                .containsExactly(
                        "altered\t" + digest(2) + "\tis not the digest of this name, but " + trail.digest(1),
                        "altered\t" + digest(2) + "\tis not the digest that CloudTrail delivered");
        assertThat(verify.err()).contains("3 digests list 4 log files, of which 4 are as");
    }

    @Test
    void aKeyThatWasNotGivenAndAFileWithoutKeysAreTold() throws IOException {
        Path file = folder.resolve("keys.json");
        Files.writeString(file, trail.publicKeys(false).replace("47aa", "0000"));
        CommandRun foreign = CommandRun.of("verify", "--public-keys", file.toString(), folder.toString());
        assertThat(foreign.outLines())
                .hasSize(2)
                .allMatch(line -> line.endsWith(
                        "is signed for a public key that was not given: 47aaa19f7eec22e9bd0b5e58cfade8cb"));
        assertThat(foreign.exitCode()).isEqualTo(1);

        Files.writeString(file, "{}");
        CommandRun verify = CommandRun.of("verify", "--public-keys", file.toString(), folder.toString());
        assertThat(verify.exitCode()).isEqualTo(2);
        assertThat(verify.err()).contains("There is no public key in " + file);
    }

    @Test
    void whatADigestSaysWhoseSignatureCannotBeCheckedIsNotCountedAsProof() throws IOException {
        Path file = folder.resolve("keys.json");
        Files.writeString(file, trail.publicKeys(false).replace("47aa", "0000"));

        CommandRun verify = CommandRun.of("verify", "--public-keys", file.toString(), folder.toString());

        assertThat(verify.errLines())
                .describedAs("the signature of the last digest stands in no file, so that it is not asked for")
                .containsExactly(
                        "3 digests list 6 log files, of which 2 are as CloudTrail delivered them; of 4 more only digests tell so that prove nothing",
                        "0 signatures of digests are good; the last digest's own stands in the one after it, or in S3's metadata");
    }

    @Test
    void anArchiveWithoutDigestsIsNotCalledGood() throws IOException {
        Path plain = Files.createDirectories(folder.resolve("plain"));
        Trail.write(plain.resolve("a.json"), Trail.file(record("a", "2034-01-02T01:30:00Z")));

        CommandRun verify = CommandRun.of("verify", plain.toString());

        assertThat(verify.exitCode()).isEqualTo(1);
        assertThat(verify.err()).contains("There are no digest files");
    }

    @Test
    void aDigestUnderTheNameOfAnotherIsFound() throws IOException {
        Files.copy(digest(1), digest(3), StandardCopyOption.REPLACE_EXISTING);

        CommandRun verify = CommandRun.of("verify", folder.toString());

        assertThat(verify.exitCode()).isEqualTo(1);
        assertThat(verify.outLines())
                .containsExactly("altered\t" + digest(3) + "\tis not the digest of this name, but " + trail.digest(1));
    }

    @Test
    void aNameThatNoFileCanHaveIsMissingAndTheRestIsVerified() {
        ObjectNode forged = JSON.createObjectNode();
        forged.put("digestS3Object", trail.digest(3))
                .putArray("logFiles")
                .addObject()
                .put("s3Object", PREFIX + "a\0b");
        Trail.write(digest(3), Trail.gzip(forged.toString()));

        CommandRun verify = CommandRun.of("verify", folder.toString());

        assertThat(verify.outLines())
                .singleElement()
                .satisfies(line ->
                        assertThat(line).startsWith("missing\t" + PREFIX + "a").endsWith("b\tis missing"));
        assertThat(verify.err()).contains("3 digests list 5 log files, of which 4 are as");
    }

    @Test
    void onlyTheHoursAskedForAreVerified() throws IOException {
        Files.delete(log(1, 1));

        CommandRun verify = CommandRun.of(
                "verify", "--from", "2034-01-02T02:00:00Z", "--to", "2034-01-02T03:00:00Z", folder.toString());

        assertThat(verify.errLines())
                .contains("1 digests list 2 log files, of which 2 are as CloudTrail delivered them");
        assertThat(verify.exitCode()).isZero();
    }

    @Test
    void theLastDigestOfAPeriodIsHeldAgainstTheOneAfterIt() throws IOException {
        ObjectNode forged = JSON.createObjectNode();
        forged.put("digestS3Object", trail.digest(2)).putArray("logFiles");
        Trail.write(digest(2), Trail.gzip(forged.toString()));

        CommandRun verify = CommandRun.of("verify", "--to", "2034-01-02T02:00:00Z", folder.toString());

        assertThat(verify.outLines())
                .contains("altered\t" + digest(2) + "\tis not the digest that CloudTrail delivered");
        assertThat(verify.exitCode()).isEqualTo(1);
    }

    @Test
    void whatLiesBeforeThePeriodNeedNotHaveBeenKept() throws IOException {
        Files.delete(digest(1));

        assertThat(CommandRun.of("verify", "--from", "2034-01-02T01:00:00Z", folder.toString())
                        .exitCode())
                .isZero();
        assertThat(CommandRun.of("verify", "--from", "2034-01-02T00:59:00Z", folder.toString())
                        .outLines())
                .containsExactly("missing\t" + digest(1) + "\tis missing");
    }

    @Test
    void aPeriodWithoutDigestsIsToldAsSuch() {
        CommandRun verify = CommandRun.of("verify", "--from", "2035-01-01", folder.toString());

        assertThat(verify.errLines()).containsExactly("There are no digest files of that time.");
        assertThat(verify.exitCode()).isEqualTo(1);
    }

    @Test
    void whatWasFoundIsToldBeforeWhyTheRestCannotBe() throws IOException {
        Files.delete(log(1, 1));

        CommandRun verify = CommandRun.of(
                "verify", "--s3-endpoint", TestS3.url().toString(), folder.toString(), "s3://there-is-no-such-bucket");

        assertThat(verify.outLines()).containsExactly("missing\t" + log(1, 1) + "\tis missing");
        assertThat(verify.err()).contains("there-is-no-such-bucket");
        assertThat(verify.exitCode()).isEqualTo(1);
    }

    @Test
    void aLoadThatVerifiesLeavesAlteredFilesOutUnlessToldOtherwise() {
        String month = "ssm-cloudtrail-2034.01";
        TestElasticsearch.deleteIndices(month);
        Path altered = log(1, 2);
        Trail.write(altered, Trail.gzip(Trail.file(record("forged", "2034-01-02T01:30:00Z"))));
        String url = TestElasticsearch.url().toString();
        String rejects =
                folder.resolveSibling(folder.getFileName() + ".rejects").toString();

        CommandRun load = CommandRun.of("load", "--url", url, "--rejects", rejects, "--verify", folder.toString());
        assertThat(load.exitCode()).isEqualTo(1);
        assertThat(load.errLines())
                .contains(altered + ": is not what CloudTrail delivered, so it was not loaded")
                .contains("5 records read = 5 loaded + 0 already present + 0 not selected + 0 rejected");

        CommandRun all = CommandRun.of(
                "load", "--url", url, "--rejects", rejects, "--verify", "--load-altered", folder.toString());
        assertThat(all.exitCode()).isEqualTo(1);
        assertThat(all.err()).contains("1 record read = 1 loaded");
        TestElasticsearch.deleteIndices(month);
    }

    @Test
    void aLoadThatVerifiesLeavesOutWhatOnlyAnAlteredDigestVouchesFor() {
        String month = "ssm-cloudtrail-2034.01";
        TestElasticsearch.deleteIndices(month);
        alterWithItsDigest(2, 1);

        CommandRun load = CommandRun.of(
                "load",
                "--url",
                TestElasticsearch.url().toString(),
                "--rejects",
                folder.resolveSibling(folder.getFileName() + ".rejects").toString(),
                "--verify",
                folder.toString());

        assertThat(load.exitCode()).isEqualTo(1);
        assertThat(load.errLines())
                .contains(log(2, 1) + ": is listed by a digest that is altered, so it was not loaded")
                .contains(log(2, 2) + ": is listed by a digest that is altered, so it was not loaded")
                .contains("4 records read = 4 loaded + 0 already present + 0 not selected + 0 rejected");
        TestElasticsearch.deleteIndices(month);
    }

    @Test
    void digestsAreNamedByTheirWholePathsAsAllFilesAre() throws IOException {
        Files.copy(digest(1), digest(3), StandardCopyOption.REPLACE_EXISTING);
        Trail.write(digest(2), "no digest");

        CommandRun verify = CommandRun.of(
                "verify", Path.of("").toAbsolutePath().relativize(folder).toString());

        assertThat(verify.outLines())
                .containsExactly(
                        "unreadable\t" + digest(2) + "\tis no digest, although it is called one",
                        "altered\t" + digest(3) + "\tis not the digest of this name, but " + trail.digest(1));
    }

    @Test
    void aLoadThatVerifiesLeavesAnAlteredDigestOutAlsoBelowARelativePath() throws IOException {
        Files.copy(digest(1), digest(3), StandardCopyOption.REPLACE_EXISTING);
        String month = "ssm-cloudtrail-2034.01";

        CommandRun load = CommandRun.of(
                "load",
                "--url",
                TestElasticsearch.url().toString(),
                "--rejects",
                folder.resolveSibling(folder.getFileName() + ".rejects").toString(),
                "--verify",
                Path.of("").toAbsolutePath().relativize(folder).toString());

        assertThat(load.err()).contains("but " + trail.digest(1) + ", so it was not loaded");
        TestElasticsearch.deleteIndices(month);
    }

    @Test
    void aCopyThatIsNotCompressedAnyMoreIsVerifiedAllTheSame(@TempDir Path copy) throws IOException {
        for (Map.Entry<String, byte[]> object : trail.objects().entrySet()) {
            Trail.write(plain(copy, object.getKey()), gunzip(object.getValue()));
        }
        CommandRun verify = CommandRun.of("verify", "--public-keys", keys(false), copy.toString());
        assertThat(verify.errLines())
                .contains("3 digests list 6 log files, of which 6 are as CloudTrail delivered them")
                .anyMatch(line -> line.startsWith("2 signatures of digests are good"));
        assertThat(verify.exitCode()).as(verify.out()).isZero();
        assertThat(CommandRun.of(
                                "verify",
                                "--from",
                                "2034-01-02T02:00:00Z",
                                "--to",
                                "2034-01-02T03:00:00Z",
                                copy.toString())
                        .errLines())
                .contains("1 digests list 2 log files, of which 2 are as CloudTrail delivered them");
    }

    @Test
    void logFilesThatAreNotCompressedAnyMoreAreFoundUnderTheNamesThatTheyHaveNow() throws IOException {
        for (int hour = 1; hour <= DigestedTrail.HOURS; hour++) {
            for (int file = 1; file <= 2; file++) {
                String key = trail.log(hour, file);
                Files.delete(log(hour, file));
                Trail.write(plain(folder, key.substring(PREFIX.length())), gunzip(trail.content(key)));
            }
        }
        Path altered = plain(folder, trail.log(1, 2).substring(PREFIX.length()));
        Trail.write(altered, Trail.file(record("forged", "2034-01-02T01:30:00Z")));

        CommandRun verify = CommandRun.of("verify", folder.toString());

        assertThat(verify.outLines()).containsExactly("altered\t" + altered + "\tis not what CloudTrail delivered");
        assertThat(verify.err()).contains("3 digests list 6 log files, of which 5 are as");
    }

    @Test
    void aFolderAboveThatIsCalledLikeDigestsMakesNoneOfWhatLiesInIt() {
        Path copy = folder.resolve("CloudTrail-Digest-check/copy");
        trail.objects().forEach((key, content) -> Trail.write(copy.resolve(key), content));

        CommandRun verify = CommandRun.of("verify", copy.toString());

        assertThat(verify.outLines()).isEmpty();
        assertThat(verify.errLines())
                .contains("3 digests list 6 log files, of which 6 are as CloudTrail delivered them");
        assertThat(verify.exitCode()).isZero();
    }

    /** Alters a log file, and makes the digest of its hour say that it is as it was delivered. */
    private void alterWithItsDigest(int hour, int file) {
        String content = Trail.file(record("forged", "2034-01-02T0" + hour + ":30:00Z"));
        Trail.write(log(hour, file), Trail.gzip(content));
        Trail.write(digest(hour), trail.digestToMatch(hour, file, content));
    }

    private String unproven(int hour, int file) {
        return "unproven\t" + log(hour, file) + "\tis listed by a digest that is altered";
    }

    private static Path plain(Path folder, String key) {
        return folder.resolve(key.substring(0, key.length() - ".gz".length()));
    }

    private static byte[] gunzip(byte[] content) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return in.readAllBytes();
        }
    }

    private Path log(int hour, int file) {
        return file(trail.log(hour, file));
    }

    private Path digest(int hour) {
        return file(trail.digest(hour));
    }

    private Path file(String key) {
        return folder.resolve(key.substring(PREFIX.length()));
    }

    /** The file that AWS's command line gives, the key in X.509's form or bare. */
    private String keys(boolean bare) throws IOException {
        Path file = folder.resolveSibling(folder.getFileName() + ".keys.json");
        Files.writeString(file, trail.publicKeys(bare));
        return file.toString();
    }
}
