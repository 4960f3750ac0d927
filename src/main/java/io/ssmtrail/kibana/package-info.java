/** Kibana's saved objects: their source form, the bundle that is made of it, and the way to and from a Kibana. */
@NullMarked
package io.ssmtrail.kibana;

import org.jspecify.annotations.NullMarked;
