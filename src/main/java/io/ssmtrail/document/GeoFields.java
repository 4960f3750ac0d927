package io.ssmtrail.document;

import io.ssmtrail.geo.GeoDatabases;
import io.ssmtrail.geo.Network;
import io.ssmtrail.geo.Place;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the source address is, and whose. */
final class GeoFields {

    private GeoFields() {}

    static void write(String ip, GeoDatabases databases, Document.Builder document) {
        GeoDatabases.Origin origin = databases.origin(ip);
        origin.place().ifPresent(place -> write(place, document));
        origin.network().ifPresent(network -> write(network, document));
    }

    private static void write(Place place, Document.Builder document) {
        place.city().ifPresent(name -> document.set(Field.SOURCE_GEO_CITY_NAME, name));
        place.region().ifPresent(name -> document.set(Field.SOURCE_GEO_REGION_NAME, name));
        place.regionIsoCode().ifPresent(code -> document.set(Field.SOURCE_GEO_REGION_ISO_CODE, code));
        place.country().ifPresent(name -> document.set(Field.SOURCE_GEO_COUNTRY_NAME, name));
        place.countryIsoCode().ifPresent(code -> document.set(Field.SOURCE_GEO_COUNTRY_ISO_CODE, code));
        place.continent().ifPresent(name -> document.set(Field.SOURCE_GEO_CONTINENT_NAME, name));
        if (place.latitude().isPresent() && place.longitude().isPresent()) {
            document.set(
                    Field.SOURCE_GEO_LOCATION,
                    location(place.latitude().getAsDouble(), place.longitude().getAsDouble()));
        }
    }

    private static Map<String, Double> location(double latitude, double longitude) {
        Map<String, Double> location = new LinkedHashMap<>();
        location.put("lat", latitude);
        location.put("lon", longitude);
        return location;
    }

    private static void write(Network network, Document.Builder document) {
        document.set(Field.SOURCE_AS_NUMBER, network.number());
        network.organization().ifPresent(name -> document.set(Field.SOURCE_AS_ORGANIZATION_NAME, name));
    }
}
