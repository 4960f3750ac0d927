/** The index of what was loaded: written while loads run, asked by the next one, and told of. */
@NullMarked
package io.ssmtrail.ledger;

import org.jspecify.annotations.NullMarked;
