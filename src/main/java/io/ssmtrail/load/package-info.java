/** The loader: inputs read in parallel, bulks sent in parallel, every record accounted for. */
@NullMarked
package io.ssmtrail.load;

import org.jspecify.annotations.NullMarked;
