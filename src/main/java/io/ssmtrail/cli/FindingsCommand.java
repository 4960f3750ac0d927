package io.ssmtrail.cli;

import io.ssmtrail.cli.option.ConnectionOptions;
import io.ssmtrail.cli.option.Invocation;
import io.ssmtrail.cli.option.PrintOptions;
import io.ssmtrail.cli.option.TimeConverter;
import io.ssmtrail.cli.output.FindingPrinters;
import io.ssmtrail.cli.output.RuleColumns;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.IndexNames;
import io.ssmtrail.error.ExitCode;
import io.ssmtrail.error.UsageException;
import io.ssmtrail.findings.Detection;
import io.ssmtrail.findings.Finding;
import io.ssmtrail.findings.FindingIndex;
import io.ssmtrail.findings.Rule;
import io.ssmtrail.findings.Rules;
import io.ssmtrail.findings.Severity;
import io.ssmtrail.search.EventSearch;
import io.ssmtrail.search.FieldNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the rules find. */
@Command(
        name = "findings",
        description = {
            "Look for what may be an attack: the shipped rules, and your own, over the events.",
            "Rules that look for something new keep quiet for the archive's first days, in which everything is."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ssmtrail findings --since 7d --severity medium",
            "  ssmtrail findings --since 1d --fail-on high",
            "  ssmtrail findings --rules my-rules --tag",
            "  ssmtrail findings --list",
            "",
            "A rule is a YAML file:",
            "",
            "  id: sessions-on-many-nodes",
            "  title: Sessions on many nodes in a short time",
            "  # info, low, medium, high or critical",
            "  severity: high",
            "  # of MITRE ATT&CK",
            "  techniques: [T1021.007]",
            "  description: Somebody opened sessions on one node after the other.",
            "  query: action:StartSession AND outcome:success AND NOT actor:aws_service",
            "  condition:",
            "    # any, threshold, distinct-count or new-terms",
            "    type: distinct-count",
            "    # fields; who is a person's e-mail address, else the principal",
            "    group-by: [account, who]",
            "    # events this close count together; each day is one finding",
            "    window: 30m",
            "    # events (threshold) or different values (distinct-count)",
            "    at-least: 5",
            "    # the field whose values are counted (distinct-count)",
            "    of: node",
            "  false-positives:",
            "    - Work on a whole fleet",
            "  references:",
            "    - https://attack.mitre.org/techniques/T1021/007/",
            "",
            "Another condition, for values that were not there before:",
            "",
            "  condition:",
            "    type: new-terms",
            "    # the combination that must be new",
            "    terms: [user, region]",
            "    # what must have been there before, if anything",
            "    known: [user]",
            "    # how long it is remembered",
            "    history: 30d",
            "    # how long nothing counts as new: at first, and behind a long gap",
            "    learning: 10d"
        })
final class FindingsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private PrintOptions print = new PrintOptions();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Only findings with an event from then on: 2026-11-01, or 7d for seven days ago.")
    private @Nullable Instant since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Event time to end before.")
    private @Nullable Instant until;

    @Option(
            names = "--severity",
            paramLabel = "LEVEL",
            defaultValue = "info",
            description = "Only rules of this severity or above: info, low, medium, high, critical.")
    private Severity severity = Severity.INFO;

    @Option(names = "--rule", paramLabel = "ID", split = ",", description = "Only these rules.")
    private List<String> ids = List.of();

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description =
                    "Folder with rules of your own, one YAML file each; one with the id of a shipped rule replaces it.")
    private @Nullable Path folder;

    @Option(names = "--list", description = "List the rules instead of applying them.")
    private boolean list;

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            description = "End with 1 where a finding is of this severity or above.")
    private @Nullable Severity failOn;

    @Option(names = "--tag", description = "Also write the findings to the index " + IndexNames.FINDINGS + ".")
    private boolean tag;

    @Option(
            names = "--index",
            paramLabel = "NAME",
            defaultValue = IndexNames.EVENTS,
            description = "Indices to look in (default: " + IndexNames.EVENTS + ").")
    private String indices = IndexNames.EVENTS;

    @Override
    public Integer call() throws IOException {
        List<Rule> rules = rules();
        if (list) {
            print.list(
                    rules,
                    RuleColumns::forScreen,
                    RuleColumns.all(),
                    Invocation.of(spec).streams().out());
            return ExitCode.OK;
        }
        try (Elastic elastic = connection.connect()) {
            FieldNames fields = FieldNames.shipped();
            List<Finding> findings = new Detection(new EventSearch(elastic, indices, fields), fields)
                    .find(rules, Optional.ofNullable(since), Optional.ofNullable(until));
            print.whole(
                    findings, FindingPrinters::of, Invocation.of(spec).streams().out());
            PrintWriter err = spec.commandLine().getErr();
            err.printf("%,d findings of %,d rules.%n", findings.size(), rules.size());
            if (tag) {
                int created = new FindingIndex(elastic).write(findings);
                err.printf("%,d of them are new in %s.%n", created, IndexNames.FINDINGS);
            }
            return failOn != null && findings.stream().anyMatch(finding -> isAtLeast(finding.rule(), failOn))
                    ? ExitCode.INCOMPLETE
                    : ExitCode.OK;
        }
    }

    private List<Rule> rules() {
        List<Rule> rules = folder == null ? Rules.shipped() : Rules.with(Rules.shipped(), folder);
        for (String id : ids) {
            if (rules.stream().noneMatch(rule -> rule.id().equals(id))) {
                throw new UsageException("There is no rule '" + id + "'.", "'ssmtrail findings --list' lists them.");
            }
        }
        return rules.stream()
                .filter(rule -> isAtLeast(rule, severity))
                .filter(rule -> ids.isEmpty() || ids.contains(rule.id()))
                .toList();
    }

    private static boolean isAtLeast(Rule rule, Severity level) {
        return rule.severity().compareTo(level) >= 0;
    }
}
