package io.ssmtrail.archive.digest;

import io.ssmtrail.archive.InputFinder;
import java.util.List;
import java.util.Optional;

/** How the objects that a digest names, and the copy of the trail in which the digest was found, belong together. */
interface Layout {

    /** What a digest that was found at a place tells; empty where it is another's name that it bears. */
    static Optional<Layout> of(String place, DigestFile digest) {
        return InputFinder.isBucket(place) ? BucketLayout.of(place, digest) : FolderLayout.of(place, digest.key());
    }

    /** Where the copy has, or should have, an object; empty where the copy does not reach. */
    Optional<String> placeOf(String bucket, String key);

    /** How many names two paths have in common at their ends. */
    static int namesInCommon(List<String> one, List<String> other) {
        int most = Math.min(one.size(), other.size());
        int common = 0;
        while (common < most && one.get(one.size() - 1 - common).equals(other.get(other.size() - 1 - common))) {
            common++;
        }
        return common;
    }
}
