/** Thin commands: options in, one call, output. The only package that prints. */
@NullMarked
package io.ssmtrail.cli;

import org.jspecify.annotations.NullMarked;
