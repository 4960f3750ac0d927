/** Options that several commands share, and what they make of them. */
@NullMarked
package io.ssmtrail.cli.option;

import org.jspecify.annotations.NullMarked;
