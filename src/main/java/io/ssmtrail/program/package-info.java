/** What comes with the program beside its code: its version and its data files. */
@NullMarked
package io.ssmtrail.program;

import org.jspecify.annotations.NullMarked;
