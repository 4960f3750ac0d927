package io.ssmtrail.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ssmtrail.error.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeoDatabasesTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeDatabases() throws IOException {
        TestDatabase.writeExamples(folder);
    }

    @Test
    void anAddressHasAPlaceAndANetwork() {
        try (GeoDatabases databases = GeoDatabases.open(List.of(folder))) {
            GeoDatabases.Origin origin = databases.origin("93.184.216.34");

            Place place = origin.place().orElseThrow();
            assertThat(place.city()).contains("Lisbon");
            assertThat(place.region()).contains("Lisbon");
            assertThat(place.regionIsoCode()).contains("PT-11");
            assertThat(place.country()).contains("Portugal");
            assertThat(place.countryIsoCode()).contains("PT");
            assertThat(place.continent()).contains("Europe");
            assertThat(place.latitude()).hasValue(38.7);
            assertThat(place.longitude()).hasValue(-9.1);
            assertThat(origin.network().orElseThrow().number()).isEqualTo(64_496);
            assertThat(origin.network().orElseThrow().organization()).contains("Example Networks");
        }
    }

    @Test
    void anAddressMayBeInOneDatabaseOnlyOrInNone() {
        try (GeoDatabases databases = GeoDatabases.open(List.of(folder))) {
            assertThat(databases.origin("93.184.1.1").place()).isEmpty();
            assertThat(databases.origin("93.184.1.1").network()).isPresent();
            assertThat(databases.origin("8.8.8.8").network()).isEmpty();
            assertThat(databases.origin("2606:2800:220:1::1").place()).isEmpty();
        }
    }

    @Test
    void withoutDatabasesNothingIsKnown() {
        assertThat(GeoDatabases.none().origin("93.184.216.34").place()).isEmpty();
    }

    @Test
    void aMissingFileABrokenOneAndAForeignOneAreSaidBeforeAnythingIsLoaded() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.dat"), "no database");
        Path foreign = new TestDatabase("GeoIP2-Domain").writeTo(folder.resolve("domain.dat"));

        assertThatThrownBy(() -> GeoDatabases.open(List.of(folder.resolve("none.mmdb"))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("none.mmdb")
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> GeoDatabases.open(List.of(broken)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("broken.dat");
        assertThatThrownBy(() -> GeoDatabases.open(List.of(foreign)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("GeoIP2-Domain");
        assertThatThrownBy(() -> GeoDatabases.open(List.of(Files.createDirectory(folder.resolve("empty")))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("holds no .mmdb file");
    }
}
