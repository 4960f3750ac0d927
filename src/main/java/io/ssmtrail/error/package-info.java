/**
 * What can go wrong, as exceptions that tell the user what happened, to what, and what to do. Thrown where the cause is
 * known, shown in one place: the command line.
 */
@NullMarked
package io.ssmtrail.error;

import org.jspecify.annotations.NullMarked;
