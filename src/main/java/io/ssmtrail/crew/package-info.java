/** Threads that work for one end and leave off together, and how long they go on trying. */
@NullMarked
package io.ssmtrail.crew;

import org.jspecify.annotations.NullMarked;
