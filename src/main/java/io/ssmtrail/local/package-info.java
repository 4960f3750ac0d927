/** A real Elasticsearch as a child process on this machine, for trying things out. */
@NullMarked
package io.ssmtrail.local;

import org.jspecify.annotations.NullMarked;
