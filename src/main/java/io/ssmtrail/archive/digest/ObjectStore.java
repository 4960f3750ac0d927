package io.ssmtrail.archive.digest;

import io.ssmtrail.archive.RemoteFinder;
import java.io.IOException;

/** Where objects are not only found by looking, but also opened by the names that digests give them. */
public interface ObjectStore extends RemoteFinder {

    /**
     * Opens an object.
     *
     * @param uri {@code s3://BUCKET/KEY}
     * @throws java.nio.file.NoSuchFileException where there is none
     * @throws IOException where it cannot be read
     * @throws io.ssmtrail.error.ClusterException where no other could be read either
     */
    OpenObject open(String uri) throws IOException;
}
