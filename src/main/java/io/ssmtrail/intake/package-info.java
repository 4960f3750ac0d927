/** The way of an event from an archive to its document: records chosen, mapped, handed on, and accounted for. */
@NullMarked
package io.ssmtrail.intake;

import org.jspecify.annotations.NullMarked;
