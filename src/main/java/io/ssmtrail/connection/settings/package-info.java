/** What the user says about connections, as options, in the environment or in a file, and which of it holds. */
@NullMarked
package io.ssmtrail.connection.settings;

import org.jspecify.annotations.NullMarked;
