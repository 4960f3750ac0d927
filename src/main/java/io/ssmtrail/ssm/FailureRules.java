package io.ssmtrail.ssm;

import java.util.List;
import java.util.Optional;

/** Tells the class of a failure from its error code; the first rule that matches decides. */
record FailureRules(List<Rule> rules) {

    private static final String DENIED = "is not authorized to perform";
    private static final String THROTTLED = "Rate exceeded";

    /** A pattern of an error code, {@code *} at either end for "anything", and what it stands for. */
    record Rule(String text, boolean openStart, boolean openEnd, FailureClass failure) {

        static Rule of(String pattern, FailureClass failure) {
            boolean openStart = pattern.startsWith("*");
            boolean openEnd = pattern.endsWith("*");
            String text = pattern.substring(openStart ? 1 : 0, pattern.length() - (openEnd ? 1 : 0));
            return new Rule(text, openStart, openEnd, failure);
        }

        boolean matches(String code) {
            if (openStart) {
                return openEnd ? code.contains(text) : code.endsWith(text);
            }
            return openEnd ? code.startsWith(text) : code.equals(text);
        }
    }

    /** The class of a failure, or empty for a call that succeeded, see {@link CallError}. */
    Optional<FailureClass> classify(String errorCode, String errorMessage) {
        if (errorCode.isEmpty()) {
            return classifyMessage(errorMessage);
        }
        for (Rule rule : rules) {
            if (rule.matches(errorCode)) {
                return Optional.of(rule.failure());
            }
        }
        return Optional.of(FailureClass.OTHER);
    }

    private static Optional<FailureClass> classifyMessage(String message) {
        if (message.isEmpty()) {
            return Optional.empty();
        }
        if (message.contains(DENIED)) {
            return Optional.of(FailureClass.ACCESS_DENIED);
        }
        return Optional.of(message.startsWith(THROTTLED) ? FailureClass.THROTTLED : FailureClass.OTHER);
    }
}
