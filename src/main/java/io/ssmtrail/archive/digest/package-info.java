/**
 * CloudTrail's digest files: proof that the log files that they list are the ones that CloudTrail delivered.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html">
 *     Validating CloudTrail log file integrity</a>
 */
@NullMarked
package io.ssmtrail.archive.digest;

import org.jspecify.annotations.NullMarked;
