package io.ssmtrail.kibana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.error.OperationException;
import io.ssmtrail.kibana.SourceFolder.Change;
import io.ssmtrail.kibana.SourceFolder.Written;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardExporterTest {

    private final StandInKibana kibana = new StandInKibana();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void install() {
        new DashboardInstaller(kibana.connection()).install(SavedObjects.shipped(), false);
    }

    @AfterEach
    void stop() {
        kibana.close();
    }

    @Test
    void whatWasInstalledComesBackWithoutAnyDifference() {
        SourceFolder sources = new SourceFolder(folder);
        sources.write(SavedObjects.shipped());

        List<Written> written = sources.write(new DashboardExporter(kibana.connection()).export(List.of()));

        assertThat(written).hasSameSizeAs(SavedObjects.shipped());
        assertThat(written).extracting(Written::change).containsOnly(Change.UNCHANGED);
    }

    @Test
    void objectsOfOthersStayWhereTheyAre() {
        store("{\"type\":\"lens\",\"id\":\"somebody-elses\",\"references\":[],\"attributes\":{\"title\":\"x\"}}");

        assertThat(new DashboardExporter(kibana.connection()).export(List.of()))
                .extracting(SavedObject::id)
                .doesNotContain("somebody-elses");
    }

    @Test
    void aDashboardOfOnesOwnComesWithWhatItRefersTo() {
        store("{\"type\":\"lens\",\"id\":\"a-panel\",\"references\":[],\"attributes\":{\"title\":\"Panel\"}}");
        store(
                "{\"type\":\"dashboard\",\"id\":\"my-own\",\"references\":[{\"type\":\"lens\",\"id\":\"a-panel\",\"name\":\"1:panel_1\"}],"
                        + "\"attributes\":{\"title\":\"Mine\",\"panelsJSON\":\"[]\"}}");

        assertThat(new DashboardExporter(kibana.connection()).export(List.of("my-own")))
                .extracting(SavedObject::id)
                .contains("my-own", "a-panel");
    }

    @Test
    void whatIsAskedForByAnIdThatKibanaDoesNotHaveIsMissed() {
        store("{\"type\":\"lens\",\"id\":\"a-panel\",\"references\":[],\"attributes\":{\"title\":\"Panel\"}}");
        DashboardExporter exporter = new DashboardExporter(kibana.connection());

        assertThatThrownBy(() -> exporter.export(List.of("a-panel", "my-onw")))
                .isInstanceOf(OperationException.class)
                .hasMessageEndingWith("with the id 'my-onw' in this space.");
    }

    @Test
    void inASecondSpaceObjectsHaveOtherIdsButKeepThemInTheSources() {
        kibana.stored.clear();
        store(
                "{\"type\":\"index-pattern\",\"id\":\"5f0c\",\"originId\":\"ssmtrail-view\",\"references\":[],\"attributes\":{\"title\":\"x\"}}");
        store("{\"type\":\"lens\",\"id\":\"77aa\",\"originId\":\"ssmtrail-panel\",\"attributes\":{\"title\":\"y\"},"
                + "\"references\":[{\"type\":\"index-pattern\",\"id\":\"5f0c\",\"name\":\"layer\"}]}");

        List<SavedObject> objects = new DashboardExporter(kibana.connection()).export(List.of());

        assertThat(objects).extracting(SavedObject::id).containsExactly("ssmtrail-view", "ssmtrail-panel");
        assertThat(objects.get(1).json().at("/references/0/id").asText()).isEqualTo("ssmtrail-view");
    }

    private void store(String line) {
        try {
            ObjectNode object = (ObjectNode) Json.MAPPER.readTree(line);
            kibana.stored.put(
                    object.path("type").asText() + ":" + object.path("id").asText(), object);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(line, e);
        }
    }
}
