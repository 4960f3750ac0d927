/** From a CloudTrail record to the document that is indexed; a pure function, and the schema's fields. */
@NullMarked
package io.ssmtrail.document;

import org.jspecify.annotations.NullMarked;
