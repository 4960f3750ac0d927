package io.ssmtrail.s3;

import java.net.URI;
import java.util.Optional;

/**
 * How buckets are reached. Region and credentials are found as every tool of AWS finds them.
 *
 * @param endpoint of a store other than Amazon's; its buckets are then part of the path
 * @param anonymous whether requests are sent without credentials, as public buckets allow
 * @see <a href="https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/credentials-chain.html">Default
 *     credentials provider chain</a>
 */
public record S3Access(Optional<URI> endpoint, boolean anonymous) {}
