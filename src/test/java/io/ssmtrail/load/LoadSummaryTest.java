package io.ssmtrail.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.intake.Selection;
import io.ssmtrail.ledger.LedgerEntry;
import io.ssmtrail.ledger.LoadRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LoadSummaryTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOW = Instant.parse("2031-05-01T00:00:00Z");

    @Test
    void everyFigureOfALoadIsAFieldOfTheLedger() throws IOException {
        LoadCounters counters = new LoadCounters();
        counters.unknownAction("TeleportNode");
        Selection selection = new Selection(Selection.ssmFamily().services(), Optional.of(NOW), Optional.of(NOW));
        LedgerEntry entry =
                LedgerEntry.of(LoadRun.begin(), selection, LoadSummary.of(counters.snapshot()), "complete", NOW);

        Set<String> mapped = new TreeSet<>();
        JsonNode template =
                JSON.readTree(Path.of("mappings/ssmtrail-loads.json").toFile());
        collectMapped("", template.at("/template/mappings/properties"), mapped);
        Set<String> written = new TreeSet<>();
        collectWritten("", JSON.readTree(entry.json()), written);
        assertThat(written).contains("bulks.latency_ms.p99", "unknown_actions", "selection.to");
        assertThat(mapped).containsAll(written);
    }

    private static void collectMapped(String path, JsonNode properties, Set<String> into) {
        properties.properties().forEach(property -> {
            JsonNode inner = property.getValue().path("properties");
            if (inner.isObject()) {
                collectMapped(path + property.getKey() + ".", inner, into);
            } else {
                into.add(path + property.getKey());
            }
        });
    }

    private static void collectWritten(String path, JsonNode object, Set<String> into) {
        object.properties().forEach(property -> {
            if (property.getValue().isObject()) {
                collectWritten(path + property.getKey() + ".", property.getValue(), into);
            } else {
                into.add(path + property.getKey());
            }
        });
    }
}
