package io.ssmtrail.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceFormTest {

    private static final String EXPORTED = """
            {"updated_at":"2026-11-22T18:55:32.643Z","version":"WzcsMV0=","managed":false,"type":"dashboard","id":"d","typeMigrationVersion":"8.9.0",\
            "attributes":{"version":1,"title":"D","panelsJSON":"[{\\"version\\":\\"8.12.2\\",\\"panelIndex\\":\\"b\\",\\"gridData\\":{\\"y\\":5,\\"x\\":0},\\"embeddableConfig\\":{\\"enhancements\\":{}}},\
            {\\"panelIndex\\":\\"a\\",\\"gridData\\":{\\"y\\":0,\\"x\\":0}}]","controlGroupInput":{"panelsJSON":"{\\"c\\":{\\"explicitInput\\":{\\"id\\":\\"c\\"}}}"}},\
            "references":[{"name":"z","type":"lens","id":"1"},{"name":"b","type":"lens","id":"2"}]}
            """;

    @Test
    void partsThatAreStringsOfJsonAreDecodedAtEveryDepth() {
        ObjectNode source = SavedObjects.parse(EXPORTED).get(0).json();

        assertThat(source.at("/attributes/panelsJSON/0/panelIndex").asText()).isEqualTo("a");
        assertThat(source.at("/attributes/controlGroupInput/panelsJSON/c/explicitInput/id")
                        .asText())
                .isEqualTo("c");
    }

    @Test
    void whatDiffersFromOneKibanaToTheNextIsLeftOut() {
        ObjectNode source = SavedObjects.parse(EXPORTED).get(0).json();

        assertThat(Json.compact(source)).doesNotContain("updated_at", "WzcsMV0", "managed", "8.12.2", "enhancements");
    }

    @Test
    void theOrderOfPanelsAndReferencesDoesNotDependOnWhoSaved() {
        ObjectNode source = SavedObjects.parse(EXPORTED).get(0).json();

        assertThat(source.at("/references/0/name").asText()).isEqualTo("b");
        assertThat(source.at("/attributes/panelsJSON").findValuesAsText("panelIndex"))
                .containsExactly("a", "b");
    }

    @Test
    void aBundleLineHasTheStringsThatKibanaExpectsAndReadsBackAsTheSame() {
        List<SavedObject> objects = SavedObjects.parse(EXPORTED);
        String bundle = SavedObjects.bundle(objects);

        assertThat(bundle).contains("\"panelsJSON\":\"[{").endsWith("}\n");
        assertThat(SavedObjects.parse(bundle)).isEqualTo(objects);
    }

    @Test
    void theSourceFormOfASourceIsItself() {
        SavedObject object = SavedObjects.parse(EXPORTED).get(0);

        assertThat(Json.pretty(SourceForm.of(object.json()).json())).isEqualTo(Json.pretty(object.json()));
    }
}
