package io.ssmtrail.ledger;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.intake.InputReport;
import io.ssmtrail.intake.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;

/**
 * A document of the ledger.
 *
 * @param id the same for the same input, selected in the same way
 * @param json what is known of it
 */
public record LedgerEntry(String id, String json) {

    /** All that was selected is in the index. Only such an input is passed over by a later load. */
    public static final String COMPLETE = "complete";

    /** It was read to its end, but some records were rejected. */
    public static final String PARTIAL = "partial";

    /** It could not be read, or not to its end. */
    static final String FAILED = "failed";

    /** The load was stopped, and left something for the next one. */
    public static final String INTERRUPTED = "interrupted";

    private static final JsonMapper JSON = new JsonMapper();

    public static LedgerEntry of(
            InputKey key, Selection selection, InputOutcome outcome, Duration took, LoadRun run, Instant now) {
        InputReport found = outcome.found();
        long rejected = found.rejected() + outcome.rejectedByServer();
        ObjectNode json = JSON.createObjectNode();
        json.put("@timestamp", now.toString()).put("kind", "input");
        json.put("status", found.failure().isPresent() ? FAILED : rejected > 0 ? PARTIAL : COMPLETE);
        found.failure().ifPresent(reason -> json.put("reason", reason));
        json.putObject("input")
                .put("uri", key.uri())
                .put("bytes", key.size())
                .put("revision", key.revision())
                .put("digest", found.digest());
        put(selection, json);
        json.putObject("records")
                .put("read", found.read())
                .put("loaded", outcome.loaded())
                .put("already_present", outcome.alreadyPresent())
                .put("not_selected", found.notSelected())
                .put("insights", found.insights())
                .put("rejected", rejected)
                .put("identified_by_content", found.identifiedByContent());
        json.put("duration_ms", took.toMillis());
        put(run, json);
        return new LedgerEntry(key.idFor(selection), json.toString());
    }

    /** The entry of a whole load, with its figures. */
    public static LedgerEntry of(LoadRun run, Selection selection, ObjectNode figures, String status, Instant now) {
        ObjectNode json = figures.deepCopy();
        json.put("@timestamp", now.toString()).put("kind", "run").put("status", status);
        put(selection, json);
        put(run, json);
        return new LedgerEntry(run.id(), json.toString());
    }

    private static void put(Selection selection, ObjectNode json) {
        ObjectNode selected = json.putObject("selection");
        var services = selected.putArray("services");
        new TreeSet<>(selection.services()).forEach(services::add);
        selection.from().ifPresent(from -> selected.put("from", from.toString()));
        selection.to().ifPresent(to -> selected.put("to", to.toString()));
    }

    private static void put(LoadRun run, ObjectNode json) {
        json.putObject("load")
                .put("id", run.id())
                .put("host", run.host())
                .put("version", run.version())
                .put("started", run.started().toString());
    }
}
