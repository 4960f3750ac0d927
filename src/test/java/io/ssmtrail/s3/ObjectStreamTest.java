package io.ssmtrail.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ssmtrail.archive.ArchiveInput;
import io.ssmtrail.archive.InputFinder;
import io.ssmtrail.archive.UnreadableException;
import io.ssmtrail.archive.digest.OpenObject;
import io.ssmtrail.error.ClusterException;
import io.ssmtrail.testing.BucketProxy;
import io.ssmtrail.testing.BucketProxy.Asked;
import io.ssmtrail.testing.BucketProxy.Fate;
import io.ssmtrail.testing.TestS3;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ObjectStreamTest {

    private static final String BUCKET = TestS3.bucket();
    private static final byte[] CONTENT = new byte[500_000];

    static {
        new Random(4).nextBytes(CONTENT);
        TestS3.put(BUCKET, "a.json.gz", CONTENT);
    }

    @Test
    void aGetThatBreaksInTheMiddleGoesOnAtThatByte() throws Exception {
        AtomicInteger gets = new AtomicInteger();
        try (BucketProxy proxy = new BucketProxy(asked ->
                asked.isListing() || gets.incrementAndGet() > 2 ? BucketProxy.ANSWERED : new Fate.CutAfter(100_000))) {

            assertThat(read(proxy, "a.json.gz")).isEqualTo(CONTENT);

            assertThat(proxy.gets("a.json.gz").stream().map(Asked::range))
                    .containsExactly(Optional.empty(), Optional.of("bytes=100000-"), Optional.of("bytes=200000-"));
        }
    }

    @Test
    void aGetThatNeverGetsAnywhereIsGivenUp() throws Exception {
        try (BucketProxy proxy = new BucketProxy(asked -> asked.isListing()
                ? BucketProxy.ANSWERED
                : new Fate.CutAfter(asked.range().isEmpty() ? 10 : 0))) {

            assertThatThrownBy(() -> read(proxy, "a.json.gz"))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(UnreadableException.class);

            assertThat(proxy.gets("a.json.gz")).hasSizeBetween(6, 24);
        }
    }

    @Test
    void aStoreNeedTellNeitherLengthNorTimeNorWriteNamesAsAmazonDoes() throws Exception {
        try (ServerSocket store = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> answer(store, """
                    HTTP/1.1 200 OK\r
                    X-Amz-Meta-Signature: 00ff\r
                    Connection: close\r
                    \r
                    the content"""));
            URI url = URI.create("http://localhost:" + store.getLocalPort());
            try (S3Archives archives = new S3Archives(new S3Access(Optional.of(url), false), TrailPart.WHOLE)) {
                OpenObject object = archives.open("s3://" + BUCKET + "/a.json");

                assertThat(object.metadata()).containsExactly(Map.entry("signature", "00ff"));
                assertThat(object.content()).hasContent("the content");
            }
            answered.join();
        }
    }

    @Test
    void anObjectWhoseLengthIsNotToldIsReadOnWhereItBrokeOff() throws Exception {
        try (ServerSocket store = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> {
                answer(store, """
                        HTTP/1.1 200 OK\r
                        Transfer-Encoding: chunked\r
                        Connection: close\r
                        \r
                        4\r
                        the \r
                        """);
                answer(store, """
                        HTTP/1.1 206 Partial Content\r
                        Content-Range: bytes 4-10/11\r
                        Connection: close\r
                        \r
                        content""");
            });
            URI url = URI.create("http://localhost:" + store.getLocalPort());
            try (S3Archives archives = new S3Archives(new S3Access(Optional.of(url), false), TrailPart.WHOLE)) {
                assertThat(archives.open("s3://" + BUCKET + "/a.json").content())
                        .hasContent("the content");
            }
            answered.join();
        }
    }

    private static void answer(ServerSocket store, String answer) {
        try (Socket connection = store.accept()) {
            connection.getInputStream().read(new byte[8_192]);
            connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aStoreThatIsOverloadedForAMomentIsAskedAgain() throws Exception {
        AtomicInteger asks = new AtomicInteger();
        try (BucketProxy proxy = new BucketProxy(
                asked -> asks.incrementAndGet() % 2 == 1 ? new Fate.Refused(503, "SlowDown") : BucketProxy.ANSWERED)) {

            assertThat(read(proxy, "a.json.gz")).isEqualTo(CONTENT);
        }
    }

    @Test
    void anObjectThatWasChangedMeanwhileIsNotMixedWithWhatItWas() throws Exception {
        TestS3.put(BUCKET, "changing.json", CONTENT);
        AtomicInteger gets = new AtomicInteger();
        try (BucketProxy proxy = new BucketProxy(asked -> {
            if (asked.isListing()) {
                return BucketProxy.ANSWERED;
            }
            if (gets.incrementAndGet() == 2) {
                TestS3.put(BUCKET, "changing.json", new byte[600_000]);
            }
            return new Fate.CutAfter(1_000);
        })) {

            assertThatThrownBy(() -> read(proxy, "changing.json"))
                    .isInstanceOf(UnreadableException.class)
                    .hasMessage("was changed since it was listed; load again");
        }
    }

    @Test
    void whatIsTheMatterWithOneObjectIsSaid() throws Exception {
        assertThat(failure(404, "NoSuchKey")).hasMessage("does not exist any more");
        assertThat(failure(403, "InvalidObjectState"))
                .hasMessage("lies in an archive class of S3 (Glacier); restore it first");
        assertThat(failure(403, "AccessDenied"))
                .hasMessage("may not be read: That is AccessDenied; it takes s3:GetObject, and kms:Decrypt where it is"
                        + " encrypted with a key of KMS");
        assertThat(failure(400, "Odd")).hasMessage("S3 says: That is Odd (400)");
    }

    @Test
    void credentialsThatAreTakenNoLongerEndTheWholeRun() {
        try (BucketProxy proxy = new BucketProxy(
                asked -> asked.isListing() ? BucketProxy.ANSWERED : new Fate.Refused(400, "ExpiredToken"))) {
            assertThatThrownBy(() -> read(proxy, "a.json.gz"))
                    .isInstanceOf(ClusterException.class)
                    .hasMessage("S3 does not take the AWS credentials: That is ExpiredToken.");
        }
    }

    private static Throwable failure(int status, String code) {
        try (BucketProxy proxy =
                new BucketProxy(asked -> asked.isListing() ? BucketProxy.ANSWERED : new Fate.Refused(status, code))) {
            Throwable failure = catchThrowable(() -> read(proxy, "a.json.gz"));
            assertThat(proxy.gets("a.json.gz")).hasSize(1);
            return failure;
        }
    }

    private static byte[] read(BucketProxy proxy, String key) throws IOException, InterruptedException {
        List<ArchiveInput> inputs = new ArrayList<>();
        try (S3Archives archives = new S3Archives(new S3Access(Optional.of(proxy.url()), false), TrailPart.WHOLE)) {
            archives.find("s3://" + BUCKET + "/" + key, new InputFinder.Sink() {
                @Override
                public void found(ArchiveInput input) {
                    inputs.add(input);
                }

                @Override
                public void unreadable(String name, String reason) {
                    throw new AssertionError(name + ": " + reason);
                }
            });
            try (InputStream content = inputs.get(0).content().open()) {
                return content.readAllBytes();
            }
        }
    }
}
