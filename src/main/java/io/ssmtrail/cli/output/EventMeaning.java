package io.ssmtrail.cli.output;

import io.ssmtrail.cli.output.Palette.Style;
import io.ssmtrail.search.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An event in few words: who, on what, from where, with what result. */
final class EventMeaning {

    /** The kinds of things that calls are about, what tells most first. */
    private static final List<String> TARGETS = List.of(
            "aws.ssm.document.name",
            "aws.ssm.node.id",
            "aws.ssm.target",
            "aws.ssm.parameter.name",
            "aws.ssm.parameter.path",
            "aws.ssm.automation.execution_id",
            "aws.ssm.maintenance_window.id",
            "aws.ssm.patch_baseline.id",
            "aws.ssm.association.id",
            "aws.ssm.activation.id",
            "aws.ssm.service_setting.id",
            "aws.ssm.session.id",
            "aws.ssm.command.id",
            "aws.ssm.ops_item.id");

    /** Where nothing is known by its kind. */
    private static final List<String> RESOURCES =
            List.of("aws.ssm.resource.arn", "aws.ssm.denied.resource", "aws.cloudtrail.resources.arn");

    private static final int MAX_TARGETS = 2;

    private static final Pattern PERMISSION_SET = Pattern.compile("AWSReservedSSO_(.+)_[0-9a-f]{16}");

    private EventMeaning() {}

    /** To the second, which is as exact as CloudTrail is. */
    static String time(String time) {
        return time.length() < 19 ? time : time.substring(0, 10) + " " + time.substring(11, 19);
    }

    /** A person, as the role that the person took; else the role with the name of its session, or the principal. */
    static Optional<String> who(Event event) {
        Optional<String> name = event.value("aws.principal.name")
                .or(() -> event.value("user.name"))
                .or(() -> event.value("aws.principal.id"));
        Optional<String> session = event.value("aws.principal.session_name");
        if (name.isPresent() && session.isPresent()) {
            return Optional.of(
                    isPerson(event)
                            ? session.get() + " as " + withoutPermissionSetMarks(name.get())
                            : name.get() + "/" + session.get());
        }
        return name.or(() -> session).or(() -> event.value("source.address"));
    }

    private static boolean isPerson(Event event) {
        return event.value("aws.principal.actor").filter("person"::equals).isPresent();
    }

    /** What IAM Identity Center adds to the name of a permission set says nothing. */
    private static String withoutPermissionSetMarks(String role) {
        Matcher marks = PERMISSION_SET.matcher(role);
        return marks.matches() ? marks.group(1) : role;
    }

    static Style whoStyle(Event event) {
        return switch (event.value("aws.principal.actor").orElse("")) {
            case "aws_service", "node_agent" -> Style.FAINT;
            default -> event.value("aws.principal.kind").filter("root"::equals).isPresent() ? Style.BAD : Style.NORMAL;
        };
    }

    /** The first of two kinds, for instance a document and the nodes that it ran on. */
    static List<String> target(Event event) {
        List<String> targets = firsts(event, TARGETS, MAX_TARGETS);
        return targets.isEmpty() ? firsts(event, RESOURCES, 1) : targets;
    }

    private static List<String> firsts(Event event, List<String> fields, int most) {
        List<String> firsts = new ArrayList<>();
        for (String field : fields) {
            List<String> values = event.values(field);
            if (!values.isEmpty() && firsts.size() < most) {
                firsts.add(values.get(0) + (values.size() > 1 ? " +" + (values.size() - 1) : ""));
            }
        }
        return firsts;
    }

    static String result(Event event) {
        return event.failed() ? event.value("error.code").orElse("failed") : "ok";
    }

    static Style resultStyle(Event event) {
        return event.failed() ? Style.BAD : Style.GOOD;
    }
}
