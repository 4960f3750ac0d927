package io.ssmtrail.findings;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ssmtrail.error.UsageException;
import io.ssmtrail.findings.Condition.Novelty;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A rule as its file has it; unknown members are refused when it is read, missing ones here. */
record RuleForm(
        @Nullable String id,
        @Nullable String title,
        @Nullable String description,
        @Nullable String severity,
        @Nullable List<String> techniques,
        @Nullable String query,
        @Nullable ConditionForm condition,
        @JsonProperty("false-positives") @Nullable List<String> falsePositives,
        @Nullable List<String> references) {

    /** The four kinds of conditions share their members; each takes only its own. */
    record ConditionForm(
            @Nullable String type,
            @JsonProperty("group-by") @Nullable List<String> groupBy,
            @Nullable String window,
            @JsonProperty("at-least") @Nullable Integer atLeast,
            @Nullable String of,
            @Nullable List<String> terms,
            @Nullable List<String> known,
            @Nullable String history,
            @Nullable String learning) {}

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern TECHNIQUE = Pattern.compile("T\\d{4}(\\.\\d{3})?");
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,5})([smhd])");

    /**
     * The rule.
     *
     * @throws UsageException where something is missing or makes no sense, naming file and member
     */
    Rule rule(String file) {
        Checks checks = new Checks(file);
        List<String> named = techniques == null ? List.of() : techniques;
        named.forEach(name -> checks.matches("techniques", TECHNIQUE, name));
        return new Rule(
                checks.matches("id", ID, checks.present("id", id)),
                checks.present("title", title),
                checks.present("description", description),
                severity(checks),
                named,
                checks.present("query", query),
                condition(checks, checks.present("condition", condition)),
                falsePositives == null ? List.of() : falsePositives,
                references == null ? List.of() : references);
    }

    private Severity severity(Checks checks) {
        String name = checks.present("severity", severity);
        return Stream.of(Severity.values())
                .filter(one -> one.value().equals(name))
                .findFirst()
                .orElseThrow(() -> checks.wrong("severity", "is none of info, low, medium, high, critical"));
    }

    private static Condition condition(Checks checks, ConditionForm form) {
        List<String> groupBy = form.groupBy() == null ? List.of("account", "who") : form.groupBy();
        Duration window = checks.length("condition.window", form.window(), Duration.ofHours(1));
        String type = checks.present("condition.type", form.type()).toLowerCase(Locale.ROOT);
        boolean counts = type.equals("threshold") || type.equals("distinct-count");
        checks.only(type, "at-least", form.atLeast(), counts);
        checks.only(type, "of", form.of(), type.equals("distinct-count"));
        checks.only(type, "terms", form.terms(), type.equals("new-terms"));
        checks.only(type, "known", form.known(), type.equals("new-terms"));
        checks.only(type, "history", form.history(), type.equals("new-terms"));
        checks.only(type, "learning", form.learning(), type.equals("new-terms"));
        int atLeast = counts ? checks.present("condition.at-least", form.atLeast()) : 1;
        return switch (type) {
            case "any", "threshold" -> new Condition(groupBy, window, atLeast, Optional.empty(), Optional.empty());
            case "distinct-count" ->
                new Condition(
                        groupBy,
                        window,
                        atLeast,
                        Optional.of(checks.present("condition.of", form.of())),
                        Optional.empty());
            case "new-terms" ->
                new Condition(
                        groupBy,
                        window,
                        atLeast,
                        Optional.empty(),
                        Optional.of(new Novelty(
                                checks.present("condition.terms", form.terms()),
                                form.known() == null ? List.of() : form.known(),
                                checks.length("condition.history", form.history(), Duration.ofDays(30)),
                                checks.length("condition.learning", form.learning(), Duration.ofDays(10)))));
            default -> throw checks.wrong("condition.type", "is none of any, threshold, distinct-count, new-terms");
        };
    }

    /** Checks of one file's members. */
    private record Checks(String file) {

        <T> T present(String member, @Nullable T value) {
            if (value == null || (value instanceof String text && text.isBlank())) {
                throw wrong(member, "is missing");
            }
            return value;
        }

        String matches(String member, Pattern pattern, String value) {
            if (!pattern.matcher(value).matches()) {
                throw wrong(member, "is '" + value + "', which does not look like one");
            }
            return value;
        }

        Duration length(String member, @Nullable String value, Duration usual) {
            if (value == null) {
                return usual;
            }
            Matcher length = LENGTH.matcher(value);
            if (!length.matches()) {
                throw wrong(member, "is '" + value + "', which is no length of time such as 10m, 1h or 30d");
            }
            String text = length.group(1) + length.group(2).toUpperCase(Locale.ROOT);
            return Duration.parse(text.endsWith("D") ? "P" + text : "PT" + text);
        }

        void only(String type, String member, @Nullable Object value, boolean allowed) {
            if (value != null && !allowed) {
                throw wrong("condition." + member, "has no meaning for the type " + type);
            }
        }

        UsageException wrong(String member, String what) {
            return new UsageException(
                    "The rule in " + file + " cannot be used: '" + member + "' " + what + ".",
                    "'ssmtrail findings --help' shows the form of a rule.");
        }
    }
}
