/** The proof that each event of an archive is in the index. */
@NullMarked
package io.ssmtrail.reconcile;

import org.jspecify.annotations.NullMarked;
