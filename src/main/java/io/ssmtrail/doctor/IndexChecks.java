package io.ssmtrail.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.Fields;
import io.ssmtrail.elastic.IndexNames;
import io.ssmtrail.elastic.Templates;
import io.ssmtrail.error.SsmtrailException;
import io.ssmtrail.ledger.LedgerReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Templates, the indices made of them, and the ledger. */
final class IndexChecks {

    private static final String SETUP = "Run 'ssmtrail setup'.";
    private static final int SHOWN = 3;

    private IndexChecks() {}

    static List<Check> of(Elastic elastic) {
        List<Check> checks = new ArrayList<>();
        checks.addAll(allowed(Area.TEMPLATES, "templates", () -> templates(elastic)));
        checks.addAll(allowed(Area.INDICES, IndexNames.EVENTS, () -> documents(elastic)));
        checks.addAll(allowed(Area.INDICES, "mappings", () -> mappings(elastic)));
        checks.addAll(allowed(Area.LEDGER, IndexNames.LOADS, () -> ledger(elastic)));
        return checks;
    }

    private static List<Check> allowed(Area area, String subject, Supplier<List<Check>> question) {
        try {
            return question.get();
        } catch (SsmtrailException e) {
            return List.of(
                    Elastic.isForbidden(e)
                            ? Check.ok(area, subject, "not told: these credentials may not look")
                            : Check.problem(area, subject, e));
        }
    }

    private static List<Check> templates(Elastic elastic) {
        return Templates.states(elastic).stream().map(IndexChecks::check).toList();
    }

    private static Check check(Templates.State state) {
        String subject = state.kind() + " " + state.name();
        if (state.installed().isEmpty()) {
            return Check.warning(Area.TEMPLATES, subject, "not installed", SETUP);
        }
        int installed = state.installed().get();
        String finding = "version " + installed;
        if (installed < state.shipped()) {
            return Check.warning(Area.TEMPLATES, subject, finding + ", this ssmtrail has " + state.shipped(), SETUP);
        }
        return installed == state.shipped()
                ? Check.ok(Area.TEMPLATES, subject, finding)
                : Check.warning(
                        Area.TEMPLATES,
                        subject,
                        finding + ", this ssmtrail has only " + state.shipped(),
                        "Use the newer ssmtrail that installed it.");
    }

    private static List<Check> documents(Elastic elastic) {
        JsonNode answer = elastic.call(
                "POST",
                "/" + IndexNames.EVENTS + "," + IndexNames.FINDINGS + "/_search?ignore_unavailable=true",
                "{\"size\":0,\"aggs\":{\"of\":{\"terms\":{\"field\":\"_index\",\"size\":10000,\"order\":{\"_key\":\"asc\"}}}}}");
        List<Check> checks = new ArrayList<>();
        for (JsonNode index : answer.at("/aggregations/of/buckets")) {
            checks.add(Check.ok(
                    Area.INDICES,
                    index.path("key").asText(),
                    String.format("%,d documents", index.path("doc_count").asLong())));
        }
        return checks.isEmpty()
                ? List.of(Check.warning(
                        Area.INDICES,
                        IndexNames.EVENTS,
                        "no documents that these credentials may read",
                        "Load archives with 'ssmtrail load PATH'."))
                : checks;
    }

    private static List<Check> mappings(Elastic elastic) {
        Set<String> shipped = Templates.eventFields();
        List<Check> checks = new ArrayList<>();
        for (Map.Entry<String, Set<String>> index :
                Fields.of(elastic, IndexNames.EVENTS).entrySet()) {
            Set<String> missing = new TreeSet<>(shipped);
            missing.removeAll(index.getValue());
            if (!missing.isEmpty()) {
                String some = String.join(", ", missing.stream().limit(SHOWN).toList());
                checks.add(Check.warning(
                        Area.INDICES,
                        index.getKey(),
                        "lacks " + missing.size() + " fields of this version, such as " + some,
                        "It was made by an older ssmtrail, or without the templates; " + SETUP));
            }
        }
        return checks;
    }

    private static List<Check> ledger(Elastic elastic) {
        LedgerReport ledger = LedgerReport.read(elastic);
        String finding = String.format(
                "%,d files: %,d complete, %,d partial, %,d failed%s",
                ledger.inputs(),
                ledger.complete(),
                ledger.partial(),
                ledger.failed(),
                ledger.bounded() ? "; some of the latter may be whole by now" : "");
        return List.of(
                ledger.partial() + ledger.failed() == 0
                        ? Check.ok(Area.LEDGER, IndexNames.LOADS, finding)
                        : Check.warning(
                                Area.LEDGER,
                                IndexNames.LOADS,
                                finding,
                                "'ssmtrail load --status' lists those that are not complete."));
    }
}
