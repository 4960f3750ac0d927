package io.ssmtrail.cloudtrail;

import java.util.List;
import java.util.function.Predicate;

/**
 * Who sits behind a call: the first rule that holds decides. They go from what cannot be mistaken (a service's own name) to
 * what merely suggests (the kind of client). Names that they know stand in {@code actors.json} and
 * {@code user-agents.json}.
 *
 * @param name as the documentation names the rule
 */
record ActorRule(String name, Actor actor, Predicate<CallFacts> holds) {

    /** In the order in which they are asked; the last one always holds. */
    static final List<ActorRule> ALL = List.of(
            new ActorRule("systems-manager-session", Actor.AUTOMATION, CallFacts::systemsManagerSession),
            new ActorRule("service-identity", Actor.AWS_SERVICE, CallFacts::serviceIdentity),
            new ActorRule("service-linked-role", Actor.AWS_SERVICE, CallFacts::serviceLinkedRole),
            new ActorRule("agent-client", Actor.NODE_AGENT, call -> call.client() == ClientFamily.NODE_AGENT),
            new ActorRule("agent-action", Actor.NODE_AGENT, CallFacts::agentActionOfInstance),
            new ActorRule("scheduler", Actor.AUTOMATION, CallFacts::scheduled),
            new ActorRule("called-by-service", Actor.AWS_SERVICE, CallFacts::calledByService),
            new ActorRule("default-host-management", Actor.NODE_AGENT, CallFacts::defaultHostManagement),
            new ActorRule("instance-role", Actor.AUTOMATION, CallFacts::instance),
            new ActorRule("console", Actor.PERSON, CallFacts::console),
            new ActorRule("identity-center", Actor.PERSON, CallFacts::identityCenter),
            new ActorRule("sign-in", Actor.PERSON, CallFacts::signedIn),
            new ActorRule("workload-provider", Actor.AUTOMATION, CallFacts::workloadProvider),
            new ActorRule("multi-factor", Actor.PERSON, call -> call.identity().mfa()),
            new ActorRule("mail-session", Actor.PERSON, CallFacts::mailSession),
            new ActorRule("automation-name", Actor.AUTOMATION, CallFacts::automationName),
            new ActorRule("interactive-environment", Actor.PERSON, CallFacts::interactiveEnvironment),
            new ActorRule("workload-environment", Actor.AUTOMATION, CallFacts::workload),
            new ActorRule("automation-client", Actor.AUTOMATION, call -> call.client() == ClientFamily.AUTOMATION),
            new ActorRule("interactive-client", Actor.PERSON, CallFacts::interactiveClient),
            new ActorRule("sdk-session", Actor.AUTOMATION, CallFacts::sdkSession),
            new ActorRule("sdk-client", Actor.AUTOMATION, call -> call.client() == ClientFamily.SDK),
            new ActorRule("personal-name", Actor.PERSON, CallFacts::personalName),
            new ActorRule("undecided", Actor.UNKNOWN, call -> true));

    /** The rule that decides on a call. */
    static ActorRule deciding(CallFacts call) {
        for (int i = 0; i < ALL.size() - 1; i++) {
            ActorRule rule = ALL.get(i);
            if (rule.holds.test(call)) {
                return rule;
            }
        }
        return ALL.get(ALL.size() - 1);
    }
}
