package io.ssmtrail.cli.option;

import io.ssmtrail.document.RecordMapper;
import io.ssmtrail.geo.GeoDatabases;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What a document tells beyond its record. */
public final class MappingOptions {

    @Option(
            names = "--geoip",
            paramLabel = "DIR|FILE",
            arity = "1",
            description = {
                "Database in MaxMind's format (cities, countries, autonomous systems), or a folder with some; may be repeated.",
                "Tells where public source addresses are (source.geo.*), and whose (source.as.*)."
            })
    private List<Path> databases = List.of();

    /** Opens the databases, so that a broken one is found before anything is read. */
    public RecordMapper mapper() {
        return new RecordMapper(GeoDatabases.open(databases));
    }

    /** Whether documents tell where addresses are. */
    public boolean tellsPlaces() {
        return !databases.isEmpty();
    }
}
