package io.ssmtrail.archive.digest;

/**
 * Something that is not as CloudTrail's digests say.
 *
 * @param file the file, or the object's key where no file could be meant
 * @param what completes the sentence "the file …"
 */
public record Finding(Kind kind, String file, String what) {

    /** What is wrong. */
    public enum Kind {
        /** It was delivered and is not there. */
        MISSING,
        /** It is there, with another content or signature. */
        ALTERED,
        /** The digest that lists it is altered, so that its hash there proves nothing. */
        UNPROVEN,
        /** It could not be looked at, so nothing is known of it. */
        UNREADABLE
    }
}
