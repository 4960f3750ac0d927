package io.ssmtrail.cloudtrail;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.type.TypeReference;
import io.ssmtrail.program.ProgramFile;

/**
 * What the rules know by name, from {@code actors.json}.
 *
 * @param services names under which AWS services call
 * @param unnamedServices what stands in place of such a name where AWS does not tell it
 * @param consoleInvokers names under which the console invokes
 * @param schedulers services that carry out, with a role of the account, what somebody has set up
 * @param systemsManagerSessions sessions in which Systems Manager itself carries out what somebody has set up
 * @param agentServices endpoints that the SSM agent talks to
 * @param agentActions what only the SSM agent does there
 * @param workloadProviders web identity providers that vouch for programs
 * @param workloadEnvironments where AWS software says that it runs as a program
 * @param interactiveEnvironments where AWS software says that it runs under somebody's fingers
 * @param automationNames session and user names of CI and infrastructure as code
 * @param sdkSessions session names that SDKs make up
 * @param machineMailAddresses what looks like a person's e-mail address but is none
 */
@JsonIgnoreProperties("comment")
record CallerKnowledge(
        TextPatterns services,
        TextPatterns unnamedServices,
        TextPatterns consoleInvokers,
        TextPatterns schedulers,
        TextPatterns systemsManagerSessions,
        TextPatterns agentServices,
        TextPatterns agentActions,
        TextPatterns workloadProviders,
        TextPatterns workloadEnvironments,
        TextPatterns interactiveEnvironments,
        TextPatterns automationNames,
        TextPatterns sdkSessions,
        TextPatterns machineMailAddresses) {

    static final CallerKnowledge LOADED =
            ProgramFile.json(CallerKnowledge.class, "actors.json", new TypeReference<>() {});
}
