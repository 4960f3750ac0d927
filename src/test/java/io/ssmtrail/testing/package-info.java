/** What tests of several packages share. */
@NullMarked
package io.ssmtrail.testing;

import org.jspecify.annotations.NullMarked;
