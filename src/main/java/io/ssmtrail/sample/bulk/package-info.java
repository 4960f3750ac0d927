/** Any number of records, fast: for benchmarks. */
@NullMarked
package io.ssmtrail.sample.bulk;

import org.jspecify.annotations.NullMarked;
