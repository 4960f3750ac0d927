/** Documents brought to the schema of today from the records that they carry. */
@NullMarked
package io.ssmtrail.reindex;

import org.jspecify.annotations.NullMarked;
