package io.ssmtrail.s3;

import io.ssmtrail.error.UsageException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in S3.
 *
 * @param bucket its name
 * @param key of an object, or what the keys of a folder's objects begin with; empty for all that the bucket holds
 */
record S3Location(String bucket, String key) {

    /** Access points have names of another form; the SDK takes their ARNs for buckets. */
    private static final Pattern URI = Pattern.compile("s3://(arn:[^/]+/[^/]+|[^/:]+)(?:/(.*))?", Pattern.DOTALL);

    static S3Location parse(String uri) {
        Matcher parts = URI.matcher(uri);
        if (!parts.matches()) {
            throw new UsageException("'" + uri + "' names no bucket.", "Give s3://BUCKET or s3://BUCKET/PREFIX.");
        }
        String key = parts.group(2);
        return new S3Location(parts.group(1), key == null ? "" : key);
    }

    /** As a user writes it. */
    String uri() {
        return "s3://" + bucket + "/" + key;
    }
}
