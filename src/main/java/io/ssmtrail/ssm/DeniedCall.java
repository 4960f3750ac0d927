package io.ssmtrail.ssm;

import java.util.Optional;

/**
 * What the message of a denied call tells, the only place where such a call names its target: <i>User: ARN is not
 * authorized to perform: ssm:GetParameter on resource: ARN because ...</i>
 *
 * @param resource empty where the message names none
 */
record DeniedCall(String action, String resource) {

    private static final String ACTION = "is not authorized to perform: ";
    private static final String RESOURCE = "on resource: ";

    static Optional<DeniedCall> parse(String message) {
        int action = message.indexOf(ACTION);
        if (action < 0) {
            return Optional.empty();
        }
        int start = action + ACTION.length();
        int resource = message.indexOf(RESOURCE, start);
        return Optional.of(
                new DeniedCall(word(message, start), resource < 0 ? "" : word(message, resource + RESOURCE.length())));
    }

    private static String word(String message, int start) {
        int end = start;
        while (end < message.length() && !Character.isWhitespace(message.charAt(end))) {
            end++;
        }
        while (end > start && ".,;".indexOf(message.charAt(end - 1)) >= 0) {
            end--;
        }
        return message.substring(start, end);
    }
}
