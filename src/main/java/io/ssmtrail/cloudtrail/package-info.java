/** The CloudTrail record: its identity, its time, its principal. Knows nothing of files, Elasticsearch or SSM. */
@NullMarked
package io.ssmtrail.cloudtrail;

import org.jspecify.annotations.NullMarked;
