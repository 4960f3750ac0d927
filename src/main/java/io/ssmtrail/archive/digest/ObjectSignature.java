package io.ssmtrail.archive.digest;

import java.util.Map;
import java.util.Optional;

/**
 * A digest's own signature, which CloudTrail leaves in the metadata of its object.
 *
 * @param hex the signature
 * @param algorithm how it was made
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-custom-validation.html">Custom
 *     implementations of CloudTrail log file integrity validation</a>
 */
record ObjectSignature(String hex, String algorithm) {

    /** The only way in which CloudTrail signs. */
    static final String SHA256_WITH_RSA = "SHA256withRSA";

    private static final String SIGNATURE = "signature";
    private static final String ALGORITHM = "signature-algorithm";

    static Optional<ObjectSignature> of(Map<String, String> metadata) {
        return Optional.ofNullable(metadata.get(SIGNATURE))
                .map(hex -> new ObjectSignature(hex, metadata.getOrDefault(ALGORITHM, SHA256_WITH_RSA)));
    }
}
