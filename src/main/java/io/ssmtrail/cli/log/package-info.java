/** What the program and its libraries tell of their work, line by line. */
@NullMarked
package io.ssmtrail.cli.log;

import org.jspecify.annotations.NullMarked;
