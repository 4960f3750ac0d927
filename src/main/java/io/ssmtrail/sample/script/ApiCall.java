package io.ssmtrail.sample.script;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.sample.cast.Caller;
import io.ssmtrail.sample.cast.Moment;
import io.ssmtrail.sample.cast.Place;
import java.util.Locale;
import java.util.Optional;

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

    /** The action in the spelling of the AWS CLI: {@code get-parameters-by-path}. */
    String command() {
        return step.action().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
