/** The terminal and the process: streams, the line that changes, questions, signals. */
@NullMarked
package io.ssmtrail.cli.terminal;

import org.jspecify.annotations.NullMarked;
