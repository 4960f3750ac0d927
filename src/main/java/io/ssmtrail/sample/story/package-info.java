/** When it happens: working days, fleets, services and incidents over a number of days. */
@NullMarked
package io.ssmtrail.sample.story;

import org.jspecify.annotations.NullMarked;
