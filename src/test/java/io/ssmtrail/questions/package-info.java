/** What a security or operations person asks of SSM's events, each answered by one query on typed fields. */
@NullMarked
package io.ssmtrail.questions;

import org.jspecify.annotations.NullMarked;
