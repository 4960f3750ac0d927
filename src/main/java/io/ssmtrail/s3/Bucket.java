package io.ssmtrail.s3;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A bucket: what it holds, in the order of the keys, page by page, and the objects' bytes.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html">ListObjectsV2</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html">GetObject</a>
 */
final class Bucket {

    /** Takes objects while they are listed, and tells whether more are wanted. */
    @FunctionalInterface
    interface Visitor {
        boolean visit(StoredObject object) throws InterruptedException;
    }

    private final S3Client client;
    private final String name;

    Bucket(S3Client client, String name) {
        this.client = client;
        this.name = name;
    }

    S3Location at(String key) {
        return new S3Location(name, key);
    }

    /** The object with exactly this key. */
    Optional<StoredObject> object(String key) throws InterruptedException {
        ListObjectsV2Response page = page(listing(key).maxKeys(1).build());
        return page.contents().stream()
                .filter(object -> object.key().equals(key))
                .map(this::stored)
                .findFirst();
    }

    /** Whether there is anything in a folder. */
    boolean holdsAnythingIn(String folder) throws InterruptedException {
        return !page(listing(folder).maxKeys(1).build()).contents().isEmpty();
    }

    /** Visits all objects in a folder and below it, from the first whose key comes after the one given. */
    void visitAll(String folder, String after, Visitor visitor) throws InterruptedException {
        ListObjectsV2Request.Builder listing = listing(folder);
        if (!after.isEmpty()) {
            listing.startAfter(after);
        }
        visit(listing, visitor);
    }

    /** Visits the objects right in a folder, and returns the keys of the folders right in it. */
    Set<String> visitRightIn(String folder, Visitor visitor) throws InterruptedException {
        return visit(listing(folder).delimiter("/"), visitor);
    }

    private Set<String> visit(ListObjectsV2Request.Builder listing, Visitor visitor) throws InterruptedException {
        Set<String> folders = new TreeSet<>();
        Optional<String> next = Optional.empty();
        do {
            next.ifPresent(listing::continuationToken);
            ListObjectsV2Response page = page(listing.build());
            page.commonPrefixes().stream().map(CommonPrefix::prefix).forEach(folders::add);
            for (S3Object object : page.contents()) {
                if (!visitor.visit(stored(object))) {
                    return folders;
                }
            }
            next = Optional.ofNullable(page.nextContinuationToken()).filter(token -> page.isTruncated());
        } while (next.isPresent());
        return folders;
    }

    /**
     * The bytes of an object from a position on, as long as it is the object that was listed.
     *
     * @throws SdkException where it cannot be had
     */
    ResponseInputStream<GetObjectResponse> get(StoredObject object, long position) {
        return client.getObject(get -> {
            get.bucket(name).key(object.place().key());
            object.etag().ifPresent(get::ifMatch);
            if (position > 0) {
                get.range("bytes=" + position + "-");
            }
        });
    }

    /**
     * The bytes of an object that was not listed.
     *
     * @throws SdkException where it cannot be had
     */
    ResponseInputStream<GetObjectResponse> get(String key) {
        return client.getObject(get -> get.bucket(name).key(key));
    }

    /** An object as it is in an answer that gives it whole. */
    StoredObject stored(String key, GetObjectResponse answer) {
        long size = Objects.requireNonNullElse(answer.contentLength(), StoredObject.UNKNOWN_SIZE);
        return stored(key, size, Optional.ofNullable(answer.eTag()), answer.lastModified());
    }

    private ListObjectsV2Request.Builder listing(String prefix) {
        return ListObjectsV2Request.builder().bucket(name).prefix(prefix);
    }

    private ListObjectsV2Response page(ListObjectsV2Request request) throws InterruptedException {
        try {
            return client.listObjectsV2(request);
        } catch (SdkException e) {
            throw S3Failure.ofListing(e, at(String.valueOf(request.prefix())));
        }
    }

    private StoredObject stored(S3Object object) {
        return stored(object.key(), object.size(), Optional.ofNullable(object.eTag()), object.lastModified());
    }

    private StoredObject stored(String key, long size, Optional<String> etag, @Nullable Instant lastModified) {
        String revision = etag.map(tag -> tag.replace("\"", "")).orElseGet(() -> Objects.toString(lastModified, ""));
        return new StoredObject(at(key), size, etag, revision);
    }
}
