package io.ssmtrail.s3;

import io.ssmtrail.archive.InputFinder.Sink;
import io.ssmtrail.archive.digest.ObjectStore;
import io.ssmtrail.archive.digest.OpenObject;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Archives in buckets. An input is an object; its bytes are fetched when it is opened, so an open object must stay so until
 * all inputs are read. Nothing of AWS's SDK is loaded before the first bucket is looked into.
 */
public final class S3Archives implements ObjectStore, Closeable {

    private final S3Access access;
    private final TrailPart part;
    private @Nullable S3Session session;

    /** Prepares to look for a part of each trail; what is no trail's folder is taken whole. */
    public S3Archives(S3Access access, TrailPart part) {
        this.access = access;
        this.part = part;
    }

    /**
     * Finds the objects below {@code s3://BUCKET/PREFIX}.
     *
     * @throws io.ssmtrail.error.UsageException where there is no such bucket
     * @throws io.ssmtrail.error.ClusterException where S3 cannot be reached, or does not allow it
     */
    @Override
    public void find(String uri, Sink sink) throws InterruptedException {
        S3Location place = S3Location.parse(uri);
        session().find(place, part, sink);
    }

    /** Opens the object {@code s3://BUCKET/KEY}; its metadata are those that its owner gave it ({@code x-amz-meta-}). */
    @Override
    public OpenObject open(String uri) throws IOException {
        return session().open(S3Location.parse(uri));
    }

    @Override
    public synchronized void close() {
        if (session != null) {
            session.close();
        }
    }

    private synchronized S3Session session() {
        S3Session open = session;
        if (open == null) {
            open = new S3Session(access);
            session = open;
        }
        return open;
    }
}
