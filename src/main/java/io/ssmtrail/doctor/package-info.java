/** What is well and what is not, from the settings to the dashboards, without changing anything. */
@NullMarked
package io.ssmtrail.doctor;

import org.jspecify.annotations.NullMarked;
