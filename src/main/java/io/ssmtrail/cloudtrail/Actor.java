package io.ssmtrail.cloudtrail;

import java.util.Locale;

/** What sort of thing sits behind a call, by the rules of {@link ActorRule}. */
public enum Actor {
    PERSON,
    /** Software that somebody has set up: CI, Terraform, Lambda, State Manager, scheduled events, scripts. */
    AUTOMATION,
    /** A service in its own name, or on behalf of whoever called it. */
    AWS_SERVICE,
    /** The SSM agent, or the role of a node doing what the agent does. */
    NODE_AGENT,
    UNKNOWN;

    private final String value = name().toLowerCase(Locale.ROOT);

    /** The class as it stands in the index. */
    public String value() {
        return value;
    }
}
