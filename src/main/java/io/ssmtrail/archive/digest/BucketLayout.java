package io.ssmtrail.archive.digest;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A bucket: the one that CloudTrail delivered to, where objects are what digests call them, or one with a copy, where what
 * keys begin with may have changed.
 */
sealed interface BucketLayout extends Layout {

    /** The digest is where CloudTrail put it. A trail that has moved names its older digests in its older bucket. */
    record Delivered() implements BucketLayout {

        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

        @Override
        public Optional<String> placeOf(String bucket, String key) {
            return NAME.matcher(bucket).matches() && !key.isEmpty() ? Optional.of(uri(bucket, key)) : Optional.empty();
        }
    }

    /**
     * The digest was copied, as far as is known together with all that it names.
     *
     * @param keyPrefix what keys began with, and do not any more
     * @param folder what stands there instead, with the bucket; ends with a slash
     */
    record Copied(String keyPrefix, String folder) implements BucketLayout {

        @Override
        public Optional<String> placeOf(String bucket, String key) {
            return key.startsWith(keyPrefix)
                    ? Optional.of(folder + key.substring(keyPrefix.length()))
                    : Optional.empty();
        }
    }

    /** The scheme, nothing, and the bucket. */
    int NOT_OF_THE_KEY = 3;

    static Optional<Layout> of(String place, DigestFile digest) {
        if (place.equals(uri(digest.bucket(), digest.key()))) {
            return Optional.of(new Delivered());
        }
        List<String> names = Arrays.asList(digest.key().split("/", -1));
        List<String> path = Arrays.asList(place.split("/", -1));
        int common = Layout.namesInCommon(names, path.subList(Math.min(NOT_OF_THE_KEY, path.size()), path.size()));
        if (common == 0) {
            return Optional.empty();
        }
        return Optional.of(new Copied(
                folder(names.subList(0, names.size() - common)), folder(path.subList(0, path.size() - common))));
    }

    private static String folder(List<String> names) {
        return names.isEmpty() ? "" : String.join("/", names) + "/";
    }

    private static String uri(String bucket, String key) {
        return "s3://" + bucket + "/" + key;
    }
}
