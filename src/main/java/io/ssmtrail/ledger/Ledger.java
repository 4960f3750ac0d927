package io.ssmtrail.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.archive.ArchiveInput;
import io.ssmtrail.crew.Patience;
import io.ssmtrail.elastic.BulkClient;
import io.ssmtrail.elastic.BulkResult;
import io.ssmtrail.elastic.BulkResult.Item;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.IndexNames;
import io.ssmtrail.error.ClusterException;
import io.ssmtrail.error.SsmtrailException;
import io.ssmtrail.intake.Selection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.logging.Logger;

/**
 * The index {@code ssmtrail-loads}: what earlier loads have finished, and what this one does. An entry is written after
 * all that it stands for is acknowledged, under an id made of what it stands for; so several loaders may write at once,
 * and one that dies loses entries but never events. Safe for several threads.
 */
public final class Ledger {

    private static final Logger LOG = Logger.getLogger(Ledger.class.getName());
    private static final JsonMapper JSON = new JsonMapper();

    private final Elastic elastic;
    private final BulkClient bulk;
    private final Patience patience;
    private final BooleanSupplier stopped;

    /**
     * Opens the ledger.
     *
     * @param stopped asked after a failed try whether to leave it at that
     */
    public Ledger(Elastic elastic, Patience patience, BooleanSupplier stopped) {
        this.elastic = elastic;
        this.bulk = new BulkClient(elastic);
        this.patience = patience;
        this.stopped = stopped;
    }

    /** Those of the inputs that no load has finished with this selection or a wider one, in their order. */
    public List<ArchiveInput> unfinished(List<ArchiveInput> inputs, Selection selection) throws InterruptedException {
        List<Selection> wider = selection.wider();
        List<List<String>> ids = new ArrayList<>();
        ObjectNode question = JSON.createObjectNode();
        ArrayNode all = question.putArray("ids");
        for (ArchiveInput input : inputs) {
            Optional<InputKey> key = InputKey.of(input);
            List<String> own =
                    key.map(known -> wider.stream().map(known::idFor).toList()).orElse(List.of());
            own.forEach(all::add);
            ids.add(own);
        }
        if (all.isEmpty()) {
            return inputs;
        }
        Set<String> complete = complete(question.toString());
        List<ArchiveInput> unfinished = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            if (ids.get(i).stream().noneMatch(complete::contains)) {
                unfinished.add(inputs.get(i));
            }
        }
        return unfinished;
    }

    private Set<String> complete(String ids) throws InterruptedException {
        String endpoint = "/" + IndexNames.LOADS
                + "/_mget?_source_includes=status&filter_path=docs._id,docs.found,docs._source.status";
        for (int tries = 1; ; tries++) {
            try {
                Set<String> complete = new HashSet<>();
                for (JsonNode entry : elastic.call("POST", endpoint, ids).path("docs")) {
                    if (entry.path("found").asBoolean()
                            && entry.path("_source").path("status").asText().equals(LedgerEntry.COMPLETE)) {
                        complete.add(entry.path("_id").asText());
                    }
                }
                patience.progressed();
                return complete;
            } catch (SsmtrailException e) {
                if (stopped.getAsBoolean() || !Elastic.mayPass(e) || patience.isExhausted()) {
                    throw e;
                }
                LOG.warning(() -> "cannot be read, is tried again: " + e.getMessage());
                patience.pause(tries);
            }
        }
    }

    /** Writes entries; a stopped load leaves it at one try. */
    public void write(List<LedgerEntry> entries) throws InterruptedException {
        if (entries.isEmpty()) {
            return;
        }
        StringBuilder body = new StringBuilder();
        for (LedgerEntry entry : entries) {
            body.append("{\"index\":{\"_index\":\"")
                    .append(IndexNames.LOADS)
                    .append("\",\"_id\":\"")
                    .append(entry.id())
                    .append("\"}}\n")
                    .append(entry.json())
                    .append('\n');
        }
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        for (int tries = 1; ; tries++) {
            Optional<String> trouble = trouble(bulk.send(bytes, 0, bytes.length, entries.size()));
            if (trouble.isEmpty()) {
                LOG.fine(() -> entries.size() + " entries are written");
                return;
            }
            LOG.warning(() -> entries.size() + " entries are not written: " + trouble.get());
            if (stopped.getAsBoolean()) {
                return;
            }
            if (patience.isExhausted()) {
                throw new ClusterException(
                        "Elasticsearch has not taken the ledger of this load for "
                                + patience.bound().toSeconds() + " seconds: " + trouble.get() + ".",
                        "The events are loaded; run the same command again when Elasticsearch is well, nothing will be there twice.");
            }
            patience.pause(tries);
        }
    }

    /** Why it must be tried again; empty when all is written. Writing what was written does no harm. */
    private Optional<String> trouble(BulkResult result) {
        if (result instanceof BulkResult.Refused refused) {
            throw refused.why();
        }
        if (result instanceof BulkResult.TryAgain again) {
            return Optional.of(again.reason());
        }
        if (result instanceof BulkResult.Answered answered) {
            for (Item item : answered.items()) {
                if (item instanceof Item.TryAgain again) {
                    return Optional.of(again.reason());
                }
                if (item instanceof Item.NotAllowed notAllowed) {
                    throw notAllowed.why();
                }
                if (item instanceof Item.Rejected rejected) {
                    throw new ClusterException(
                            "Elasticsearch does not take the ledger of this load: " + rejected.reason() + ".",
                            "See whether the index " + IndexNames.LOADS + " was made by 'ssmtrail setup'.");
                }
            }
            patience.progressed();
            return Optional.empty();
        }
        throw new ClusterException(
                "A few kilobytes are more than Elasticsearch, or a proxy before it, takes at once.", "");
    }
}
