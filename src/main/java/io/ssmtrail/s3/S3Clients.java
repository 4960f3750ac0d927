package io.ssmtrail.s3;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes the SDK's clients. */
final class S3Clients {

    private static final int MAX_ATTEMPTS = 4;

    private S3Clients() {}

    static S3Client client(S3Access access) {
        S3ClientBuilder builder = S3Client.builder()
                .region(region(access))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(10))
                        .socketTimeout(Duration.ofSeconds(30)))
                .overrideConfiguration(settings -> settings.retryStrategy(retries()));
        if (access.anonymous()) {
            builder.credentialsProvider(AnonymousCredentialsProvider.create());
        }
        access.endpoint()
                .ifPresentOrElse(
                        // Other stores know neither buckets as host names nor the newer checksums.
                        url -> builder.endpointOverride(url)
                                .forcePathStyle(true)
                                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED),
                        () -> builder.crossRegionAccessEnabled(true));
        return builder.build();
    }

    /**
     * A bucket is found from whichever region; where none is set, from the one that all accounts have. Another store is not
     * looked for from the metadata of an instance of EC2.
     */
    private static Region region(S3Access access) {
        AwsRegionProvider set = access.endpoint().isEmpty()
                ? new DefaultAwsRegionProviderChain()
                : new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider());
        try {
            return set.getRegion();
        } catch (SdkClientException noneIsSet) {
            return Region.US_EAST_1;
        }
    }

    /** Without the circuit breaker, which gives up on all objects where many are throttled at once. */
    private static RetryStrategy retries() {
        return AwsRetryStrategy.configure(DefaultRetryStrategy.standardStrategyBuilder()
                        .maxAttempts(MAX_ATTEMPTS)
                        .circuitBreakerEnabled(false))
                .build();
    }
}
