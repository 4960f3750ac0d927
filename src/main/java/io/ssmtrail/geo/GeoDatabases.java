package io.ssmtrail.geo;

import com.maxmind.db.CHMCache;
import com.maxmind.geoip2.DatabaseReader;
import com.maxmind.geoip2.exception.GeoIp2Exception;
import com.maxmind.geoip2.model.AsnResponse;
import com.maxmind.geoip2.model.CityResponse;
import com.maxmind.geoip2.model.CountryResponse;
import io.ssmtrail.error.FileTrouble;
import io.ssmtrail.error.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Databases in MaxMind's format: of cities or countries, and of autonomous systems, in their free and paid editions. The
 * first that knows an address answers. Safe for several threads.
 *
 * @see <a href="https://dev.maxmind.com/geoip/docs/databases">MaxMind's databases</a>
 */
public final class GeoDatabases implements AutoCloseable {

    /**
     * What is known of an address.
     *
     * @param place where it is
     * @param network whose it is
     */
    public record Origin(Optional<Place> place, Optional<Network> network) {}

    private enum Kind {
        CITY,
        COUNTRY,
        NETWORK
    }

    private record Database(Kind kind, DatabaseReader reader) {}

    /** Few addresses make most calls; what is not kept is looked up again. */
    private static final int MAX_KEPT = 10_000;

    private static final String SUFFIX = ".mmdb";

    private final List<Database> databases;
    private final Map<String, Origin> kept = new ConcurrentHashMap<>();

    private GeoDatabases(List<Database> databases) {
        this.databases = databases;
    }

    /** No databases: nothing is known of any address. */
    public static GeoDatabases none() {
        return new GeoDatabases(List.of());
    }

    /**
     * Opens databases.
     *
     * @param paths files, and folders whose {@code .mmdb} files are taken
     * @throws UsageException where one is missing, broken, or of a kind that tells nothing of place or network
     */
    public static GeoDatabases open(List<Path> paths) {
        List<Database> databases = new ArrayList<>();
        for (Path path : paths) {
            for (Path file : files(path)) {
                databases.add(open(file));
            }
        }
        return new GeoDatabases(List.copyOf(databases));
    }

    /**
     * What is known of an address.
     *
     * @param ip an address as a literal; a name would be looked up in the network
     */
    public Origin origin(String ip) {
        if (databases.isEmpty()) {
            return new Origin(Optional.empty(), Optional.empty());
        }
        Origin known = kept.get(ip);
        if (known == null) {
            known = lookUp(ip);
            if (kept.size() < MAX_KEPT) {
                kept.put(ip, known);
            }
        }
        return known;
    }

    private Origin lookUp(String ip) {
        Optional<Place> place = Optional.empty();
        Optional<Network> network = Optional.empty();
        try {
            InetAddress address = InetAddress.getByName(ip);
            for (Database database : databases) {
                DatabaseReader reader = database.reader();
                if (address instanceof Inet6Address && reader.metadata().ipVersion() == 4) {
                    continue;
                }
                switch (database.kind()) {
                    case CITY ->
                        place = place.isPresent()
                                ? place
                                : reader.tryCity(address).map(GeoDatabases::place);
                    case COUNTRY ->
                        place = place.isPresent()
                                ? place
                                : reader.tryCountry(address).map(GeoDatabases::place);
                    case NETWORK ->
                        network = network.isPresent()
                                ? network
                                : reader.tryAsn(address).flatMap(GeoDatabases::network);
                }
            }
        } catch (UnknownHostException notAnAddress) {
            return new Origin(Optional.empty(), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException("a database that was opened cannot be read", e);
        } catch (GeoIp2Exception e) {
            throw new IllegalStateException("a database on this machine needs no account", e);
        }
        return new Origin(place, network);
    }

    private static List<Path> files(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> entries = Files.list(path)) {
            List<Path> found = entries.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new UsageException(
                        "The folder " + path + " holds no " + SUFFIX + " file.",
                        "Give --geoip a database in MaxMind's format, or a folder with some.");
            }
            return found;
        } catch (IOException e) {
            throw unusable(path, FileTrouble.reason(e), e);
        }
    }

    private static Database open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw unusable(file, "it does not exist", null);
        }
        try {
            DatabaseReader reader = new DatabaseReader.Builder(file.toFile())
                    .withCache(new CHMCache())
                    .build();
            return new Database(kind(file, reader.metadata().databaseType()), reader);
        } catch (IOException | RuntimeException e) {
            if (e instanceof UsageException usage) {
                throw usage;
            }
            throw unusable(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static Kind kind(Path file, String type) {
        if (type.contains("City") || type.contains("Enterprise")) {
            return Kind.CITY;
        }
        if (type.contains("Country")) {
            return Kind.COUNTRY;
        }
        if (type.contains("ASN")) {
            return Kind.NETWORK;
        }
        throw unusable(file, "it is of type '" + type + "', which tells neither place nor network", null);
    }

    private static UsageException unusable(Path file, String why, @Nullable Throwable cause) {
        return new UsageException(
                "The database " + file + " cannot be used: " + why + ".",
                "Give --geoip databases of cities, countries or autonomous systems in MaxMind's format.",
                cause);
    }

    private static Place place(CityResponse city) {
        Optional<String> country = Optional.ofNullable(city.country().isoCode());
        Double latitude = city.location().latitude();
        Double longitude = city.location().longitude();
        boolean located = latitude != null && longitude != null;
        return new Place(
                Optional.ofNullable(city.city().name()),
                Optional.ofNullable(city.mostSpecificSubdivision().name()),
                Optional.ofNullable(city.mostSpecificSubdivision().isoCode())
                        .flatMap(code -> country.map(prefix -> prefix + "-" + code)),
                Optional.ofNullable(city.country().name()),
                country,
                Optional.ofNullable(city.continent().name()),
                located ? OptionalDouble.of(latitude) : OptionalDouble.empty(),
                located ? OptionalDouble.of(longitude) : OptionalDouble.empty());
    }

    private static Place place(CountryResponse country) {
        return new Place(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(country.country().name()),
                Optional.ofNullable(country.country().isoCode()),
                Optional.ofNullable(country.continent().name()),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    private static Optional<Network> network(AsnResponse asn) {
        Long number = asn.autonomousSystemNumber();
        return number == null
                ? Optional.empty()
                : Optional.of(new Network(number, Optional.ofNullable(asn.autonomousSystemOrganization())));
    }

    @Override
    public void close() {
        for (Database database : databases) {
            try {
                database.reader().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
