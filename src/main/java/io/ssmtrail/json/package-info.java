/** JSON in UTF-8 as archives hold it and bulk bodies take it: read without copies, written without detours. */
@NullMarked
package io.ssmtrail.json;

import org.jspecify.annotations.NullMarked;
