package io.ssmtrail.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * An object's bytes. Where the connection breaks in the middle, it goes on at that byte with another request, as long as
 * the object is still the same.
 */
final class ObjectStream extends InputStream {

    /** Without a single byte in between; the SDK has retried each request by itself already. */
    private static final int MAX_FAILURES = 5;

    private static final BackoffStrategy BACKOFF =
            BackoffStrategy.exponentialDelay(Duration.ofMillis(100), Duration.ofSeconds(5));

    private final Bucket bucket;
    private final StoredObject object;
    private @Nullable ResponseInputStream<GetObjectResponse> response;
    private long position;
    private boolean ended;
    private int failures;

    ObjectStream(Bucket bucket, StoredObject object) {
        this.bucket = bucket;
        this.object = object;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (ended) {
            return -1;
        }
        while (true) {
            try {
                int count = response().read(bytes, offset, length);
                if (count > 0) {
                    position += count;
                    failures = 0;
                    return count;
                }
                if (position >= object.size()) {
                    leave();
                    return -1;
                }
                giveUpOrWait(new IOException("S3 ended it after " + position + " of " + object.size() + " bytes"));
            } catch (SocketTimeoutException e) {
                giveUpOrWait(new IOException("S3 is silent", e));
            } catch (InterruptedIOException e) {
                throw e;
            } catch (IOException e) {
                giveUpOrWait(e);
            } catch (SdkException e) {
                IOException failure = S3Failure.ofObject(e);
                if (!S3Failure.mayPass(e)) {
                    throw failure;
                }
                giveUpOrWait(failure);
            }
        }
    }

    @Override
    public void close() {
        ended = true;
        abort();
    }

    private ResponseInputStream<GetObjectResponse> response() {
        ResponseInputStream<GetObjectResponse> current = response;
        if (current == null) {
            current = bucket.get(object, position);
            response = current;
        }
        return current;
    }

    private void giveUpOrWait(IOException failure) throws IOException {
        abort();
        failures++;
        if (failures > MAX_FAILURES || position >= object.size()) {
            throw failure;
        }
        try {
            Thread.sleep(BACKOFF.computeDelay(failures).toMillis());
        } catch (InterruptedException e) {
            InterruptedIOException interrupted = new InterruptedIOException("reading from S3 was interrupted");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    /** Keeps the connection for the next object. */
    private void leave() throws IOException {
        ended = true;
        ResponseInputStream<GetObjectResponse> current = response;
        response = null;
        if (current != null) {
            current.close();
        }
    }

    /** Closing would read what is left, which may be gigabytes. */
    private void abort() {
        ResponseInputStream<GetObjectResponse> current = response;
        response = null;
        if (current != null) {
            current.abort();
        }
    }
}
