package io.ssmtrail.geo;

import java.util.Optional;

/**
 * Whose network an address is in.
 *
 * @param number of the autonomous system
 * @param organization that runs it
 */
public record Network(long number, Optional<String> organization) {}
