/** Synthetic CloudTrail archives that look like an organisation at work. */
@NullMarked
package io.ssmtrail.sample;

import org.jspecify.annotations.NullMarked;
