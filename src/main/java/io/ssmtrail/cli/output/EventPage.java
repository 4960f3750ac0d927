package io.ssmtrail.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.cli.output.Palette.Style;
import io.ssmtrail.search.Event;
import io.ssmtrail.search.RelatedEvents;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page that tells all of one event. */
public final class EventPage {

    private static final JsonMapper JSON = new JsonMapper();

    /** What the event was about, by kind; the words before the values are as wide as the longest. */
    private static final Map<String, String> THINGS = Map.ofEntries(
            Map.entry("aws.ssm.node.id", "node"),
            Map.entry("aws.ssm.target", "target"),
            Map.entry("aws.ssm.document.name", "document"),
            Map.entry("aws.ssm.parameter.name", "parameter"),
            Map.entry("aws.ssm.parameter.path", "path"),
            Map.entry("aws.ssm.session.id", "session"),
            Map.entry("aws.ssm.session.kind", "session kind"),
            Map.entry("aws.ssm.session.remote_host", "remote host"),
            Map.entry("aws.ssm.session.port", "port"),
            Map.entry("aws.ssm.command.id", "command"),
            Map.entry("aws.ssm.automation.execution_id", "automation"),
            Map.entry("aws.ssm.association.id", "association"),
            Map.entry("aws.ssm.activation.id", "activation"),
            Map.entry("aws.ssm.maintenance_window.id", "window"),
            Map.entry("aws.ssm.patch_baseline.id", "baseline"),
            Map.entry("aws.ssm.service_setting.id", "setting"),
            Map.entry("aws.ssm.shared_with", "shared with"),
            Map.entry("aws.ssm.output.bucket", "output bucket"),
            Map.entry("aws.ssm.output.log_group", "output log"),
            Map.entry("aws.ssm.output.topic_arn", "topic"),
            Map.entry("aws.ssm.role.arn", "role"),
            Map.entry("aws.cloudtrail.resources.arn", "resource"));

    private final Screen screen;
    private final StringBuilder page = new StringBuilder();

    public EventPage(Screen screen) {
        this.screen = screen;
    }

    /** Prints the event, what belongs to it, and its record. */
    public void print(Event event, List<RelatedEvents> related, OutputStream out) throws IOException {
        heading(event);
        who(event);
        where(event);
        things(event);
        related(related);
        record(event);
        out.write(page.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void heading(Event event) {
        Style style = EventMeaning.resultStyle(event);
        line(paint(Style.HEADING, DisplayText.safe(text(event, "event.action"))) + "  "
                + DisplayText.safe(EventMeaning.time(text(event, "@timestamp"))) + " UTC  "
                + paint(style, DisplayText.safe(EventMeaning.result(event))));
        List<String> about = Stream.of("aws.ssm.capability", "aws.ssm.access_level", "event.provider")
                .flatMap(field -> event.values(field).stream())
                .toList();
        line(paint(Style.FAINT, DisplayText.safe(String.join(", ", about))));
        event.value("error.message")
                .or(() -> event.value("aws.cloudtrail.error_message"))
                .ifPresent(message -> line(paint(Style.BAD, DisplayText.safe(message))));
    }

    private void who(Event event) {
        section("Who");
        entry("principal", EventMeaning.who(event).orElse(""));
        entry("arn", text(event, "aws.cloudtrail.user_identity.arn"));
        entry("actor", join(event, "aws.principal.actor", "aws.principal.kind", "aws.principal.credentials"));
        entry("account", text(event, "aws.principal.account_id"));
        entry("access key", text(event, "aws.principal.access_key_id"));
        entry("MFA", text(event, "aws.principal.mfa"));
        entry("console", text(event, "aws.principal.console"));
        entry("invoked by", text(event, "aws.cloudtrail.user_identity.invoked_by"));
    }

    private void where(Event event) {
        section("Where");
        entry("source", event.source().orElse(""));
        entry("program", text(event, "user_agent.original"));
        entry("account", text(event, "cloud.account.id"));
        entry("region", text(event, "cloud.region"));
        entry("endpoint", text(event, "aws.cloudtrail.vpc_endpoint_id"));
    }

    private void things(Event event) {
        List<String[]> entries = new ArrayList<>();
        THINGS.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(thing -> event.values(thing.getKey())
                        .forEach(value -> entries.add(new String[] {thing.getValue(), value})));
        if (!entries.isEmpty()) {
            section("On what");
            entries.forEach(entry -> entry(entry[0], entry[1]));
        }
    }

    private void related(List<RelatedEvents> related) {
        if (related.isEmpty()) {
            return;
        }
        section("Belongs to");
        for (RelatedEvents one : related) {
            entry(one.kind(), String.format("%,d events: ssmtrail search %s", one.events(), asShellWord(query(one))));
        }
    }

    private static String query(RelatedEvents one) {
        return one.field() + ":\"" + one.value().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Somebody may copy it into a shell, which must not run what an event holds. */
    private static String asShellWord(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private void record(Event event) {
        event.value("event.original").ifPresent(original -> {
            section("Record");
            line(DisplayText.safeLines(pretty(original)));
        });
    }

    private static String pretty(String json) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(json));
        } catch (JsonProcessingException notJson) {
            return json;
        }
    }

    private void section(String title) {
        page.append('\n').append(paint(Style.HEADING, title)).append('\n');
    }

    private void entry(String name, String value) {
        if (!value.isEmpty()) {
            line("  " + paint(Style.FAINT, DisplayText.fit(name, 14)) + DisplayText.safe(value));
        }
    }

    private void line(String text) {
        page.append(text).append('\n');
    }

    private String paint(Style style, String text) {
        return screen.palette().paint(style, text);
    }

    private static String text(Event event, String field) {
        return event.value(field).orElse("");
    }

    private static String join(Event event, String... fields) {
        return Stream.of(fields).flatMap(field -> event.value(field).stream()).collect(Collectors.joining(", "));
    }
}
