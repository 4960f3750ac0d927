package io.ssmtrail.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for every shipped object without a Kibana at hand. */
class DashboardFormTest {

    private static final int COLUMNS = 48;

    private static final Set<String> GROUPED = Set.of("terms", "unique_count");
    private static final Set<String> MEASURED = Set.of("min", "max", "sum", "date_histogram");

    @Test
    void idsAreUniqueAndOfTheProject() {
        List<String> ids = Panels.all().stream().map(SavedObject::id).toList();

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.startsWith(SavedObjects.PREFIX));
    }

    @Test
    void titlesAreUniqueWithinAType() {
        assertThat(Panels.all().stream()
                        .map(object -> object.type() + " " + object.title())
                        .toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void everyReferenceResolves() {
        Set<String> known = Panels.all().stream().map(SavedObject::key).collect(Collectors.toSet());
        Set<String> dangling = new TreeSet<>();
        for (SavedObject object : Panels.all()) {
            for (JsonNode reference : object.json().path("references")) {
                String key = reference.path("type").asText() + ":"
                        + reference.path("id").asText();
                if (!known.contains(key)) {
                    dangling.add(object.key() + " -> " + key);
                }
            }
        }
        assertThat(dangling).isEmpty();
    }

    @Test
    void everyPanelControlAndLinkHasItsReference() {
        Set<String> missing = new TreeSet<>();
        for (SavedObject object : Panels.all()) {
            Set<String> names = new TreeSet<>();
            object.json()
                    .path("references")
                    .forEach(reference -> names.add(reference.path("name").asText()));
            List<String> wanted = new ArrayList<>();
            for (JsonNode panel : object.json().at("/attributes/panelsJSON")) {
                wanted.add(panel.path("panelIndex").asText() + ":"
                        + panel.path("panelRefName").asText());
            }
            object.json()
                    .at("/attributes/controlGroupInput/panelsJSON")
                    .fieldNames()
                    .forEachRemaining(id -> wanted.add("controlGroup_" + id + ":optionsListDataView"));
            object.json()
                    .at("/attributes/links")
                    .forEach(link -> wanted.add(link.path("destinationRefName").asText()));
            Panels.layers(object)
                    .fieldNames()
                    .forEachRemaining(id -> wanted.add("indexpattern-datasource-layer-" + id));
            wanted.stream()
                    .filter(name -> !names.contains(name))
                    .forEach(name -> missing.add(object.key() + " " + name));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noPanelOverlapsAnotherOrLeavesTheGrid() {
        Set<String> faults = new TreeSet<>();
        for (SavedObject dashboard : Panels.ofType("dashboard")) {
            boolean[][] taken = new boolean[400][COLUMNS];
            for (JsonNode panel : dashboard.json().at("/attributes/panelsJSON")) {
                JsonNode grid = panel.path("gridData");
                assertThat(grid.path("i").asText())
                        .isEqualTo(panel.path("panelIndex").asText());
                for (int y = grid.path("y").asInt();
                        y < grid.path("y").asInt() + grid.path("h").asInt();
                        y++) {
                    for (int x = grid.path("x").asInt();
                            x < grid.path("x").asInt() + grid.path("w").asInt();
                            x++) {
                        if (x >= COLUMNS || taken[y][x]) {
                            faults.add(dashboard.id() + " "
                                    + panel.path("panelIndex").asText());
                        } else {
                            taken[y][x] = true;
                        }
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyFieldOfAPanelIsMappedWithATypeThatFits() {
        Set<String> faults = new TreeSet<>();
        for (SavedObject lens : Panels.overMappedIndices("lens")) {
            Map<String, String> mapping = Panels.mapping(Panels.dataView(lens));
            for (JsonNode layer : Panels.layers(lens)) {
                for (JsonNode column : layer.path("columns")) {
                    String field = column.path("sourceField").asText("___records___");
                    String operation = column.path("operationType").asText();
                    String type = mapping.getOrDefault(field, "not mapped");
                    boolean fits = field.equals("___records___")
                            || (GROUPED.contains(operation)
                                    && Set.of("keyword", "boolean", "ip", "long")
                                            .contains(type))
                            || (MEASURED.contains(operation)
                                    && Set.of("date", "long").contains(type));
                    if (!fits) {
                        faults.add(lens.id() + ": " + operation + " of " + field + " (" + type + ")");
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyFieldOfAQueryAColumnAndAControlIsMapped() {
        Set<String> faults = new TreeSet<>();
        for (SavedObject object : Panels.all()) {
            if (Panels.template(Panels.dataView(object)).isEmpty()) {
                continue;
            }
            Set<String> mapped = Panels.mapping(Panels.dataView(object)).keySet();
            Set<String> fields = new TreeSet<>();
            Panels.queries(object).values().forEach(query -> fields.addAll(Panels.fieldsOf(query)));
            if (object.type().equals("search")) {
                object.json().at("/attributes/columns").forEach(column -> fields.add(column.asText()));
            }
            object.json()
                    .at("/attributes/controlGroupInput/panelsJSON")
                    .forEach(control ->
                            fields.add(control.at("/explicitInput/fieldName").asText()));
            fields.stream()
                    .filter(field -> !mapped.contains(field))
                    .forEach(field -> faults.add(object.id() + ": " + field));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyLabelAndFormatOfADataViewIsForAMappedField() {
        for (SavedObject view : Panels.ofType("index-pattern")) {
            if (Panels.template(view.id()).isPresent()) {
                Set<String> mapped = Panels.mapping(view.id()).keySet();
                JsonNode attributes = view.json().path("attributes");
                attributes
                        .path("fieldAttrs")
                        .fieldNames()
                        .forEachRemaining(field -> assertThat(mapped).contains(field));
                attributes
                        .path("fieldFormatMap")
                        .fieldNames()
                        .forEachRemaining(field -> assertThat(mapped).contains(field));
            }
        }
    }

    @Test
    void everyFieldOfTheLedgerAndOfTheFindingsHasALabel() {
        for (SavedObject view : Panels.ofType("index-pattern")) {
            if (!view.id().equals(Panels.EVENTS)) {
                JsonNode labels = view.json().at("/attributes/fieldAttrs");
                assertThat(Panels.mapping(view.id()).keySet())
                        .as(view.id())
                        .isNotEmpty()
                        .allSatisfy(field -> assertThat(
                                        labels.path(field).path("customLabel").asText())
                                .as(field)
                                .isNotEmpty());
            }
        }
    }

    @Test
    void everyPanelOfTheLedgerChoosesBetweenLoadsAndTheirInputs() {
        List<SavedObject> panels = Panels.all().stream()
                .filter(object -> Set.of("lens", "search").contains(object.type()))
                .filter(object -> Panels.dataView(object).equals(Panels.LOADS))
                .toList();

        assertThat(panels)
                .isNotEmpty()
                .allSatisfy(panel -> assertThat(Panels.queries(panel).values())
                        .anySatisfy(query -> assertThat(query).containsPattern("^kind : (run|input)\\b")));
    }

    @Test
    void everyDashboardRestoresItsTimeDoesNotRefreshAndLeadsToTheOthers() {
        List<SavedObject> dashboards = Panels.ofType("dashboard");

        assertThat(dashboards).hasSize(9).allSatisfy(dashboard -> {
            JsonNode attributes = dashboard.json().path("attributes");
            assertThat(attributes.path("timeRestore").asBoolean()).isTrue();
            assertThat(attributes.at("/refreshInterval/pause").asBoolean()).isTrue();
            assertThat(attributes.at("/controlGroupInput/panelsJSON").isEmpty()).isFalse();
            assertThat(attributes.path("panelsJSON").findValuesAsText("type")).contains("links");
        });
        assertThat(Panels.ofType("links").get(0).json().path("references").findValuesAsText("id"))
                .containsExactlyInAnyOrderElementsOf(
                        dashboards.stream().map(SavedObject::id).toList());
    }

    /** What the Actor control leaves out on one dashboard would arrive as a filter and empty another. */
    @Test
    void linksKeepTheTimeAndLeaveFiltersBehind() {
        JsonNode links = Panels.ofType("links").get(0).json().at("/attributes/links");

        assertThat(links).isNotEmpty().allSatisfy(link -> {
            assertThat(link.at("/options/useCurrentDateRange").asBoolean()).isTrue();
            assertThat(link.at("/options/useCurrentFilters").asBoolean(true)).isFalse();
        });
    }

    @Test
    void everyVisualisationSaysWhatItShows() {
        assertThat(Panels.ofType("lens"))
                .allSatisfy(lens -> assertThat(
                                lens.json().at("/attributes/description").asText())
                        .endsWith("."));
    }
}
