/** Archives in Amazon S3 and in stores that speak its language; the only package that knows AWS's SDK. */
@NullMarked
package io.ssmtrail.s3;

import org.jspecify.annotations.NullMarked;
