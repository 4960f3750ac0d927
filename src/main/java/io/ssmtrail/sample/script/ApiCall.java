package io.ssmtrail.sample.script;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.sample.cast.Caller;
import io.ssmtrail.sample.cast.Moment;
import io.ssmtrail.sample.cast.Place;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A call of an AWS API, as much of it as CloudTrail writes down.
 *
 * @param step what was called, and how CloudTrail files it
 * @param caller who called
 * @param place the account and region called
 * @param moment when
 * @param request the request's parameters, or a null node
 * @param response the response's elements, or a null node
 * @param resources the resources that the record lists, an array
 * @param error how it failed, if it did
 */
record ApiCall(
        Step step,
        Caller caller,
        Place place,
        Moment moment,
        JsonNode request,
        JsonNode response,
        JsonNode resources,
        Optional<ApiError> error) {

    private static final String COMMAND = "{command}";
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    /** The caller's program, which in the case of the AWS CLI names the command: {@code get-parameters-by-path}. */
    String userAgent() {
        String userAgent = caller.userAgent();
        return userAgent.contains(COMMAND) ? userAgent.replace(COMMAND, command()) : userAgent;
    }

    private String command() {
        return WORD_START.matcher(step.action()).replaceAll("-").toLowerCase(Locale.ROOT);
    }
}
