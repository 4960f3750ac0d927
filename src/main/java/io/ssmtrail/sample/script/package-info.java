/** What happens: scripts of API calls with slots, and how a call becomes a CloudTrail record. */
@NullMarked
package io.ssmtrail.sample.script;

import org.jspecify.annotations.NullMarked;
