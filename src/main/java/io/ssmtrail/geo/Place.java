package io.ssmtrail.geo;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where an address is, as far as the database tells.
 *
 * @param regionIsoCode with the country's code before it, for instance {@code PT-11}
 * @param latitude in degrees, present together with the longitude
 * @param longitude in degrees
 */
public record Place(
        Optional<String> city,
        Optional<String> region,
        Optional<String> regionIsoCode,
        Optional<String> country,
        Optional<String> countryIsoCode,
        Optional<String> continent,
        OptionalDouble latitude,
        OptionalDouble longitude) {}
