/** Where public addresses are, and whose, from databases that the user has. */
@NullMarked
package io.ssmtrail.geo;

import org.jspecify.annotations.NullMarked;
