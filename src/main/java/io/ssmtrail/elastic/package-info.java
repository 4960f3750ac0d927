/** Talking to Elasticsearch: connection, templates, index names. */
@NullMarked
package io.ssmtrail.elastic;

import org.jspecify.annotations.NullMarked;
