/** Questions to the index, and their answers. */
@NullMarked
package io.ssmtrail.search;

import org.jspecify.annotations.NullMarked;
