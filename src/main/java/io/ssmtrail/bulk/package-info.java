/** Documents in bulk requests, sent until Elasticsearch has told about each of them. */
@NullMarked
package io.ssmtrail.bulk;

import org.jspecify.annotations.NullMarked;
