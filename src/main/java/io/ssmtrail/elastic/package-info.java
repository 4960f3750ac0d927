/** Talking to Elasticsearch: its version, what it allows, templates, index names, bulk requests. */
@NullMarked
package io.ssmtrail.elastic;

import org.jspecify.annotations.NullMarked;
