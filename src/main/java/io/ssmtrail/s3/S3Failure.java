package io.ssmtrail.s3;

import io.ssmtrail.archive.UnreadableException;
import io.ssmtrail.error.ClusterException;
import io.ssmtrail.error.OperationException;
import io.ssmtrail.error.SsmtrailException;
import io.ssmtrail.error.UsageException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/**
 * Says in a user's words what the SDK's exceptions mean: what ends all reading of a bucket, and what is the matter with one
 * object only.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">S3's error codes</a>
 */
final class S3Failure {

    /** It is not this object that is refused, but whoever asks. */
    private static final Set<String> CREDENTIALS = Set.of(
            "ExpiredToken",
            "InvalidAccessKeyId",
            "InvalidToken",
            "RequestExpired",
            "RequestTimeTooSkewed",
            "SignatureDoesNotMatch",
            "TokenRefreshRequired");

    private S3Failure() {}

    /** Why a place cannot be looked into. */
    static SsmtrailException ofListing(SdkException e, S3Location place) throws InterruptedException {
        if (e instanceof AbortedException) {
            throw interrupted(e);
        }
        if (isNoCredentials(e)) {
            return noCredentials(e);
        }
        if (!(e instanceof AwsServiceException answer)) {
            return new ClusterException(
                    "S3 cannot be asked for " + place.uri() + ": " + rootReason(e) + ".",
                    "See that the network leads there, and that the region (AWS_REGION) or --s3-endpoint is right.",
                    e);
        }
        if (isCredentials(answer)) {
            return refused(answer);
        }
        return switch (code(answer)) {
            case "NoSuchBucket" ->
                new OperationException(
                        "There is no bucket named " + place.bucket() + ".",
                        "See 'aws s3 ls' for the buckets that there are.",
                        e);
            case "InvalidBucketName" ->
                new UsageException(
                        place.bucket() + " is no name that a bucket can have.", "Give s3://BUCKET/PREFIX.", e);
            case "AccessDenied", "AllAccessDisabled", "AccountProblem" ->
                new ClusterException(
                        "S3 does not allow " + place.uri() + " to be listed: " + reason(answer) + ".",
                        "It takes s3:ListBucket on arn:aws:s3:::" + place.bucket()
                                + ", and s3:GetObject on what is in it.",
                        e);
            default ->
                new ClusterException(
                        "S3 cannot list " + place.uri() + ": " + reason(answer) + " (" + answer.statusCode() + ").",
                        "",
                        e);
        };
    }

    /**
     * Why an object cannot be read.
     *
     * @throws ClusterException where no other could be read either
     */
    static IOException ofObject(SdkException e) {
        if (e instanceof AbortedException) {
            InterruptedIOException interrupted = new InterruptedIOException("reading from S3 was interrupted");
            interrupted.initCause(e);
            return interrupted;
        }
        if (isNoCredentials(e)) {
            throw noCredentials(e);
        }
        if (!(e instanceof AwsServiceException answer)) {
            return new IOException("S3 gives no answer: " + rootReason(e), e);
        }
        if (isCredentials(answer)) {
            throw refused(answer);
        }
        if (code(answer).equals("InvalidObjectState")) {
            return new UnreadableException("lies in an archive class of S3 (Glacier); restore it first");
        }
        return switch (answer.statusCode()) {
            case 403 ->
                new UnreadableException("may not be read: " + reason(answer)
                        + "; it takes s3:GetObject, and kms:Decrypt where it is encrypted with a key of KMS");
            case 404 -> new UnreadableException("does not exist any more");
            case 412 -> new UnreadableException("was changed since it was listed; load again");
            default -> new IOException("S3 says: " + reason(answer) + " (" + answer.statusCode() + ")", e);
        };
    }

    /** Whether there is no such object, or not even the bucket. */
    static boolean isMissing(SdkException e) {
        return e instanceof AwsServiceException answer && answer.statusCode() == 404;
    }

    /** Whether the same request may be answered another time. */
    static boolean mayPass(SdkException e) {
        return !(e instanceof AbortedException)
                && (!(e instanceof AwsServiceException answer)
                        || answer.statusCode() >= 500
                        || answer.isThrottlingException());
    }

    /** The SDK has no exception of its own for this. */
    private static boolean isNoCredentials(SdkException e) {
        return String.valueOf(e.getMessage()).startsWith("Unable to load credentials");
    }

    private static ClusterException noCredentials(SdkException e) {
        Optional<String> profile = missingProfile();
        if (profile.isPresent()) {
            return new ClusterException(
                    "There is no profile '" + profile.get()
                            + "' in the AWS configuration, so no credentials are found.",
                    "Correct AWS_PROFILE ('aws configure list-profiles' names those that there are), or make the"
                            + " profile with 'aws configure sso'.",
                    e);
        }
        return new ClusterException(
                "No AWS credentials are found.",
                "Set AWS_PROFILE (after 'aws sso login', where it needs that) or AWS_ACCESS_KEY_ID and"
                        + " AWS_SECRET_ACCESS_KEY; --s3-anonymous is for public buckets. --debug shows where they were looked for.",
                e);
    }

    /** The profile that was asked for, where the files of configuration and credentials have none of that name. */
    private static Optional<String> missingProfile() {
        return ProfileFileSystemSetting.AWS_PROFILE
                .getStringValue()
                // Without one that was asked for, it is this.
                .filter(name -> !name.equals("default"))
                .filter(name -> ProfileFile.defaultProfileFile().profile(name).isEmpty());
    }

    private static ClusterException refused(AwsServiceException e) {
        return new ClusterException(
                "S3 does not take the AWS credentials: " + reason(e) + ".",
                "Renew them (for instance with 'aws sso login') and run the same command again; nothing will be there"
                        + " twice.",
                e);
    }

    private static boolean isCredentials(AwsServiceException e) {
        return CREDENTIALS.contains(code(e));
    }

    private static String code(AwsServiceException e) {
        return details(e).map(AwsErrorDetails::errorCode).orElse("");
    }

    private static String reason(AwsServiceException e) {
        return details(e)
                .map(AwsErrorDetails::errorMessage)
                .filter(message -> !message.isBlank())
                .map(message -> message.replaceFirst("\\.$", ""))
                .orElseGet(() -> "status " + e.statusCode());
    }

    private static Optional<AwsErrorDetails> details(AwsServiceException e) {
        return Optional.ofNullable(e.awsErrorDetails());
    }

    private static String rootReason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        String kind = root.getClass().getSimpleName();
        return message == null ? kind : root == e ? message : kind + ": " + message;
    }

    private static InterruptedException interrupted(SdkException e) {
        InterruptedException interrupted = new InterruptedException("asking S3 was interrupted");
        interrupted.initCause(e);
        return interrupted;
    }
}
