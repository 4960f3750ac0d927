package io.ssmtrail.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    @FunctionalInterface
    private interface Step<T> {
        T of(ResponseInputStream<GetObjectResponse> response) throws IOException;
    }

    private final Bucket bucket;
    private final String key;
    /** Until the first answer, only what was listed is known. */
    private Optional<StoredObject> object;

    private @Nullable ResponseInputStream<GetObjectResponse> response;
    private long position;
    private boolean ended;
    private int failures;

    ObjectStream(Bucket bucket, StoredObject object) {
        this.bucket = bucket;
        this.key = object.place().key();
        this.object = Optional.of(object);
    }

    /** Reads an object that was not listed: as it is when it is first asked for. */
    ObjectStream(Bucket bucket, String key) {
        this.bucket = bucket;
        this.key = key;
        this.object = Optional.empty();
    }

    /**
     * What the object's owner wrote beside its bytes, by names in lower case and without {@code x-amz-meta-}.
     *
     * @throws NoSuchFileException where there is no such object
     * @throws IOException where it cannot be read
     */
    Map<String, String> metadata() throws IOException {
        Map<String, String> metadata = new HashMap<>();
        retried(answer -> answer.response().metadata())
                .forEach((name, value) -> metadata.put(name.toLowerCase(Locale.ROOT), value));
        return metadata;
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
        return retried(answer -> {
            int count = answer.read(bytes, offset, length);
            if (count > 0) {
                position += count;
                failures = 0;
                return count;
            }
            if (position < knownSize()) {
                throw new IOException("S3 ended it after " + position + " of " + knownSize() + " bytes");
            }
            leave();
            return -1;
        });
    }

    @Override
    public void close() {
        ended = true;
        abort();
    }

    private <T> T retried(Step<T> step) throws IOException {
        while (true) {
            try {
                return step.of(response());
            } catch (SocketTimeoutException e) {
                giveUpOrWait(new IOException("S3 is silent", e));
            } catch (InterruptedIOException e) {
                throw e;
            } catch (IOException e) {
                giveUpOrWait(e);
            } catch (SdkException e) {
                if (object.isEmpty() && S3Failure.isMissing(e)) {
                    throw new NoSuchFileException(bucket.at(key).uri());
                }
                IOException failure = S3Failure.ofObject(e);
                if (!S3Failure.mayPass(e)) {
                    throw failure;
                }
                giveUpOrWait(failure);
            }
        }
    }

    private ResponseInputStream<GetObjectResponse> response() {
        ResponseInputStream<GetObjectResponse> current = response;
        if (current == null) {
            current = object.isPresent() ? bucket.get(object.get(), position) : bucket.get(key);
            response = current;
            if (object.isEmpty()) {
                object = Optional.of(bucket.stored(key, current.response()));
            }
        }
        return current;
    }

    private long knownSize() {
        return object.map(StoredObject::size).orElse(StoredObject.UNKNOWN_SIZE);
    }

    private boolean isAtKnownEnd() {
        return knownSize() != StoredObject.UNKNOWN_SIZE && position >= knownSize();
    }

    private void giveUpOrWait(IOException failure) throws IOException {
        abort();
        failures++;
        if (failures > MAX_FAILURES || isAtKnownEnd()) {
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
