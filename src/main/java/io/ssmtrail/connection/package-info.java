/** How a server is reached and how it lets one in: credentials, trust, proxies, and what a TLS failure means. */
@NullMarked
package io.ssmtrail.connection;

import org.jspecify.annotations.NullMarked;
