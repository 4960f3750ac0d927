/** Detections: what rules, which are data, find in the events. */
@NullMarked
package io.ssmtrail.findings;

import org.jspecify.annotations.NullMarked;
