/** Answers as tables, JSON and CSV: what goes to standard output. */
@NullMarked
package io.ssmtrail.cli.output;

import org.jspecify.annotations.NullMarked;
