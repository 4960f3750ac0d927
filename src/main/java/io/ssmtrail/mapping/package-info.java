/** Archives mapped to documents in their order, without Elasticsearch. */
@NullMarked
package io.ssmtrail.mapping;

import org.jspecify.annotations.NullMarked;
