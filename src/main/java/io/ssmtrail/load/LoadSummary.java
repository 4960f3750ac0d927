package io.ssmtrail.load;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.bulk.BulkCounts;
import java.time.Duration;

/** The figures of a load as JSON, in the ledger and for other programs. */
public final class LoadSummary {

    private static final JsonMapper JSON = new JsonMapper();

    private LoadSummary() {}

    /** Writes them; times in milliseconds, sizes in bytes. */
    public static ObjectNode of(LoadSnapshot end) {
        ObjectNode json = JSON.createObjectNode();
        json.putObject("inputs")
                .put("found", end.inputs().found())
                .put("skipped", end.inputs().skipped())
                .put("read", end.inputs().read())
                .put("unreadable", end.inputs().unreadable())
                .put("digests", end.inputs().digests())
                .put("bytes", end.inputs().bytesRead());
        json.putObject("records")
                .put("read", end.records().read())
                .put("loaded", end.records().loaded())
                .put("already_present", end.records().alreadyPresent())
                .put("not_selected", end.records().notSelected())
                .put("insights", end.records().insights())
                .put("rejected", end.records().rejected())
                .put("identified_by_content", end.records().identifiedByContent())
                .put("unsettled", end.records().unsettled());
        ObjectNode bulks = json.putObject("bulks");
        bulks.put("sent", end.bulks().sent())
                .put("bytes", end.bulks().bytes())
                .put("failed_tries", end.bulks().failedTries())
                .put("retried", end.bulks().retried())
                .put("waited_ms", Duration.ofNanos(end.bulks().nanos()).toMillis());
        BulkCounts.Latency latency = end.bulks().latency();
        bulks.putObject("latency_ms")
                .put("p50", latency.median().toMillis())
                .put("p95", latency.p95().toMillis())
                .put("p99", latency.p99().toMillis())
                .put("max", latency.max().toMillis());
        json.put("duration_ms", end.took().toMillis()).put("events_per_second", Math.round(end.eventsPerSecond()));
        ArrayNode unknown = json.putArray("unknown_actions");
        end.unknownActions().forEach(unknown::add);
        return json;
    }
}
