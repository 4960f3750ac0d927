/** Who and what there is: an organisation's accounts, people, pipelines and nodes, and how CloudTrail names them. */
@NullMarked
package io.ssmtrail.sample.cast;

import org.jspecify.annotations.NullMarked;
