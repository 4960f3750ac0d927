package io.ssmtrail.sample.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.ssmtrail.sample.cast.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One call of a script, or several of the same kind.
 *
 * @param source the service's endpoint name, such as {@code ssm.amazonaws.com}
 * @param action the API action
 * @param by which of the scene's callers makes it
 * @param pause seconds before it: at least and at most
 * @param chance how likely it happens at all
 * @param times how often it is repeated: at least and at most
 * @param over the list whose every element it is made for, instead of a number of times
 * @param request the request's parameters with slots
 * @param response the response's elements with slots
 * @param resources the resources with slots: ARNs, objects, or one slot that stands for the whole array
 * @param fails how it may fail
 * @param dataEvent whether CloudTrail files it as a data event
 * @param readOnly whether it only reads
 * @param host the first label of the host name that clients call
 */
public record Step(
        String source,
        String action,
        String by,
        Range pause,
        double chance,
        Range times,
        Optional<Turns> over,
        JsonNode request,
        JsonNode response,
        JsonNode resources,
        List<Failure> fails,
        boolean dataEvent,
        boolean readOnly,
        String host) {

    private static final Pattern READS = Pattern.compile("(Get|List|Describe|BatchGet|Head|Lookup)[A-Z].*");

    /** From one number to another, both included. */
    record Range(int least, int most) {
        static Range of(JsonNode value, int least, int most) {
            return value.isArray()
                    ? new Range(value.get(0).asInt(), value.get(1).asInt())
                    : new Range(least, most);
        }
    }

    /** A step that is made for elements of a list: the list's name, the slot that an element fills, how many at most. */
    record Turns(String list, String slot, int most) {}

    /**
     * A way to fail.
     *
     * @param chance how likely: 1 means that it always does, and that the script goes on all the same
     * @param code the error's code
     * @param message the error's message, with slots
     * @param retried whether the call is made again, with success
     */
    record Failure(double chance, String code, String message, boolean retried) {
        boolean isCertain() {
            return chance >= 1;
        }
    }

    static Step of(JsonNode step) {
        String call = Json.required(step, "call");
        int colon = call.indexOf(':');
        String service = colon < 0 ? "ssm" : call.substring(0, colon);
        String action = call.substring(colon + 1);
        return new Step(
                service + ".amazonaws.com",
                action,
                Json.text(step, "by").orElse("actor"),
                Range.of(step.path("pause"), 1, 4),
                step.path("chance").asDouble(1),
                Range.of(step.path("times"), 1, 1),
                turns(step),
                orNull(step, "request"),
                orNull(step, "response"),
                orNull(step, "resources"),
                failures(step, service, action),
                step.path("data").asBoolean(),
                step.path("readOnly").asBoolean(READS.matcher(action).matches()),
                Json.text(step, "host").orElse(service));
    }

    private static Optional<Turns> turns(JsonNode step) {
        return Json.text(step, "over")
                .map(list -> new Turns(
                        list,
                        Json.text(step, "as").orElse(list.substring(0, list.length() - 1)),
                        step.path("count").asInt(Integer.MAX_VALUE)));
    }

    private static List<Failure> failures(JsonNode step, String service, String action) {
        List<Failure> failures = new ArrayList<>();
        for (JsonNode failure : step.path("fails")) {
            String denied = Json.text(failure, "on")
                    .map(resource -> "User: ${actor.arn} is not authorized to perform: " + service + ':' + action
                            + " on resource: " + resource + " because no identity-based policy allows the " + service
                            + ':' + action + " action")
                    .orElse("");
            failures.add(new Failure(
                    failure.path("chance").asDouble(1),
                    Json.required(failure, "code"),
                    Json.text(failure, "message").orElse(denied),
                    failure.path("retried")
                            .asBoolean(Json.required(failure, "code").equals("ThrottlingException"))));
        }
        return List.copyOf(failures);
    }

    private static JsonNode orNull(JsonNode step, String member) {
        return step.has(member) ? step.get(member) : NullNode.getInstance();
    }
}
