/** Archives of CloudTrail records: finding inputs, opening them, and reading their records one by one. */
@NullMarked
package io.ssmtrail.archive;

import org.jspecify.annotations.NullMarked;
