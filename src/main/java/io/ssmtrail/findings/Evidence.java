package io.ssmtrail.findings;

import io.ssmtrail.search.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A finding in the making: what a group has done on one day (UTC). */
final class Evidence {

    /** What a finding tells of its events. */
    static final List<String> FIELDS = List.of(
            "event.action",
            "aws.principal.id",
            "aws.principal.actor",
            "aws.principal.name",
            "aws.principal.session_name",
            "user.email",
            "source.address",
            "user_agent.original",
            "cloud.account.id",
            "cloud.region",
            "aws.ssm.node.id",
            "aws.ssm.target",
            "aws.ssm.document.name",
            "aws.ssm.parameter.name",
            "aws.ssm.parameter.path",
            "aws.ssm.session.id",
            "aws.ssm.command.id",
            "aws.ssm.shared_with",
            "aws.ssm.service_setting.id",
            "aws.ssm.output.bucket",
            "aws.ssm.role.arn");

    private final List<String> group;
    private final Instant day;
    private final List<String> ids = new ArrayList<>();
    private final Map<String, Set<String>> seen = new LinkedHashMap<>();
    private long events;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    Evidence(List<String> group, Instant time) {
        this.group = group;
        this.day = dayOf(time);
    }

    private static Instant dayOf(Instant time) {
        return time.truncatedTo(ChronoUnit.DAYS);
    }

    /** Whether a time is of its day. */
    boolean isOfDayOf(Instant time) {
        return day.equals(dayOf(time));
    }

    void add(Event event, Instant time) {
        events++;
        first = time.isBefore(first) ? time : first;
        last = time.isAfter(last) ? time : last;
        if (ids.size() < Finding.MOST_IDS) {
            event.value("event.id").ifPresent(ids::add);
        }
        for (String field : FIELDS) {
            Set<String> values = seen.computeIfAbsent(field, name -> new LinkedHashSet<>());
            for (String value : event.values(field)) {
                if (values.size() < Finding.MOST_VALUES) {
                    values.add(value);
                }
            }
        }
    }

    Instant last() {
        return last;
    }

    Finding finding(Rule rule) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < group.size(); i++) {
            named.put(rule.condition().groupBy().get(i), group.get(i));
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        seen.forEach((field, set) -> {
            if (!set.isEmpty()) {
                values.put(field, List.copyOf(set));
            }
        });
        return new Finding(id(rule), rule, first, last, named, events, List.copyOf(ids), values);
    }

    /** Of what does not depend on which of its events are looked at: more may be loaded later, before and behind them. */
    private String id(Rule rule) {
        String made = rule.id() + '\n' + String.join("\n", group) + '\n' + day;
        return UUID.nameUUIDFromBytes(made.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
