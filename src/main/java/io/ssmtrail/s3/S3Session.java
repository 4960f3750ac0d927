package io.ssmtrail.s3;

import io.ssmtrail.archive.InputFinder.Sink;
import io.ssmtrail.archive.digest.OpenObject;
import java.io.IOException;
import software.amazon.awssdk.services.s3.S3Client;

/** The part of {@link S3Archives} that cannot be had without the SDK. */
final class S3Session {

    private final S3Client client;

    S3Session(S3Access access) {
        client = S3Clients.client(access);
    }

    void find(S3Location place, TrailPart part, Sink sink) throws InterruptedException {
        new TrailWalk(new Bucket(client, place.bucket()), part, sink).find(place);
    }

    OpenObject open(S3Location place) throws IOException {
        ObjectStream content = new ObjectStream(new Bucket(client, place.bucket()), place.key());
        return new OpenObject(content, content.metadata());
    }

    void close() {
        client.close();
    }
}
