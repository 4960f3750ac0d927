/** Where it is written: files in the layout and the shapes that CloudTrail archives have. */
@NullMarked
package io.ssmtrail.sample.trail;

import org.jspecify.annotations.NullMarked;
