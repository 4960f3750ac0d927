/** AWS Systems Manager: the catalogue of its actions and the entities that an event touches. */
@NullMarked
package io.ssmtrail.ssm;

import org.jspecify.annotations.NullMarked;
