package io.ssmtrail.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What events can be filtered by; a value may have stars and question marks in it, and case is ignored. */
public enum Criterion {
    ACTION("event.action"),
    /** An ARN, or any part of a name. */
    PRINCIPAL(Criterion::principal),
    ACTOR(Criterion::actor),
    NODE("aws.ssm.node.id"),
    DOCUMENT("aws.ssm.document.name", "aws.ssm.document.arn"),
    /** A name, an ARN, or with a slash at its end all below. */
    PARAMETER(Criterion::parameter),
    SESSION("aws.ssm.session.id"),
    COMMAND("aws.ssm.command.id"),
    ACCOUNT("cloud.account.id", "aws.cloudtrail.recipient_account_id"),
    REGION("cloud.region"),
    /** An address, a block of them such as 203.0.113.0/24, or the name of an AWS service. */
    IP(Criterion::address),
    /** A tool of Systems Manager, for instance session-manager. */
    CAPABILITY(Criterion::capability);

    @SuppressWarnings("ImmutableEnumChecker") // Functions without state.
    private final Function<String, ObjectNode> clause;

    Criterion(String... fields) {
        this(value -> like(value, List.of(fields)));
    }

    Criterion(Function<String, ObjectNode> clause) {
        this.clause = clause;
    }

    /** Matches the events that have one of the values. */
    ObjectNode anyOf(List<String> values) {
        return Clauses.anyOf(values.stream().map(clause).toList());
    }

    private static ObjectNode like(String value, List<String> fields) {
        return Clauses.anyOf(
                fields.stream().map(field -> Clauses.like(field, value)).toList());
    }

    private static ObjectNode principal(String value) {
        if (value.startsWith("arn:") || Clauses.hasWildcard(value)) {
            return like(
                    value,
                    List.of(
                            "aws.principal.arn",
                            "aws.principal.id",
                            "aws.principal.name",
                            "aws.principal.session_name",
                            "aws.cloudtrail.user_identity.arn"));
        }
        return Clauses.anyOf(List.of(
                Clauses.contains("aws.principal.id", value),
                Clauses.contains("aws.principal.session_name", value),
                Clauses.contains("aws.principal.source_identity", value),
                Clauses.contains("user.name", value),
                Clauses.term("aws.principal.access_key_id", value),
                Clauses.term("user.id", value)));
    }

    private static ObjectNode actor(String value) {
        return Clauses.term(
                "aws.principal.actor",
                switch (value.toLowerCase(Locale.ROOT)) {
                    case "service" -> "aws_service";
                    case "agent" -> "node_agent";
                    default -> value.toLowerCase(Locale.ROOT).replace('-', '_');
                });
    }

    private static ObjectNode parameter(String value) {
        String name = value;
        int start = value.indexOf(":parameter/");
        if (value.startsWith("arn:") && start > 0) {
            name = value.substring(start + ":parameter".length());
        }
        List<ObjectNode> clauses = new ArrayList<>();
        clauses.add(Clauses.like("aws.ssm.parameter.name", name.endsWith("/") ? name + "*" : name));
        if (!name.equals(value)) {
            // A name of one level has no slash before it, but its ARN has.
            clauses.add(Clauses.like("aws.ssm.parameter.name", name.substring(1)));
        }
        clauses.add(Clauses.like("aws.ssm.parameter.path", name.endsWith("/") ? name + "*" : name));
        if (name.length() > 1 && name.endsWith("/")) {
            clauses.add(Clauses.like("aws.ssm.parameter.path", name.substring(0, name.length() - 1)));
        }
        return Clauses.anyOf(clauses);
    }

    private static ObjectNode address(String value) {
        boolean address = value.matches("[0-9a-fA-F:.]+(/\\d{1,3})?") && !value.matches("[a-fA-F.]+");
        return address ? Clauses.term("source.ip", value) : Clauses.like("source.address", value);
    }

    private static ObjectNode capability(String value) {
        return Clauses.like("aws.ssm.capability", value.replaceAll("[-_ ]", "?"));
    }
}
