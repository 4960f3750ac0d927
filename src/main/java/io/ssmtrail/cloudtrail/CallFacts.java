package io.ssmtrail.cloudtrail;

import io.ssmtrail.json.JsonObject;
import java.util.Optional;

/** What the rules of {@link ActorRule} look at: one call, with absent values as "". */
record CallFacts(
        UserIdentity identity,
        PrincipalKind kind,
        String principalArn,
        String roleName,
        String sessionName,
        ClientFamily client,
        String environment,
        String source,
        boolean fromService,
        String eventSource,
        String eventName,
        String eventType,
        boolean consoleCredentials) {

    private static final CallerKnowledge KNOWN = CallerKnowledge.LOADED;
    private static final String NODE_ROLE = "aws:ec2-instance";

    static CallFacts of(
            JsonObject record,
            UserIdentity identity,
            PrincipalKind kind,
            Optional<Arn> principal,
            String sessionName,
            Optional<SourceAddress> source,
            Optional<UserAgent> agent) {
        return new CallFacts(
                identity,
                kind,
                identity.issuerArn().isEmpty() ? identity.arn() : identity.issuerArn(),
                principal.flatMap(Arn::roleName).orElse(identity.issuerName()),
                sessionName,
                agent.map(UserAgent::family).orElse(ClientFamily.OTHER),
                agent.flatMap(UserAgent::environment).orElse(""),
                source.map(SourceAddress::address).orElse(""),
                source.map(SourceAddress::isService).orElse(false),
                JsonText.of(record, "eventSource"),
                JsonText.of(record, "eventName"),
                JsonText.of(record, "eventType"),
                JsonText.isTrue(record, "sessionCredentialFromConsole"));
    }

    /** Signed in to the console: by its credentials, its own events, or its client. */
    boolean console() {
        return consoleCredentials
                || invokedByConsole()
                || eventType.equals("AwsConsoleSignIn")
                || eventType.equals("AwsConsoleAction")
                || (consoleClient() && !calledByService() && !instance() && !workload());
    }

    private boolean consoleClient() {
        return client == ClientFamily.CONSOLE
                || (client == ClientFamily.BROWSER && kind != PrincipalKind.WEB_IDENTITY_USER);
    }

    /** The console of old named itself as the service that invoked. */
    boolean invokedByConsole() {
        return KNOWN.consoleInvokers().match(identity.invokedBy());
    }

    /** A service made the call: in its own name, or with what its caller or its role lent it. */
    boolean calledByService() {
        return !invokedByConsole()
                && (kind == PrincipalKind.AWS_SERVICE
                        || (fromService && !consoleWithinAws())
                        || !identity.invokedBy().isEmpty());
    }

    /** Somebody in the console, whose call reached the service from inside AWS: that source names no service. */
    private boolean consoleWithinAws() {
        return consoleCredentials && KNOWN.unnamedServices().match(source);
    }

    boolean serviceIdentity() {
        return kind == PrincipalKind.AWS_SERVICE && !invokedByConsole();
    }

    boolean serviceLinkedRole() {
        return roleName.startsWith("AWSServiceRoleFor") || principalArn.contains(":role/aws-service-role/");
    }

    boolean scheduled() {
        return !roleName.isEmpty()
                && (KNOWN.schedulers().match(identity.invokedBy())
                        || KNOWN.schedulers().match(source));
    }

    boolean systemsManagerSession() {
        return KNOWN.systemsManagerSessions().match(sessionName);
    }

    /** The credentials of an EC2 instance or of another managed node. */
    boolean instance() {
        return identity.instanceRole() || nodeRole() || isNodeId(sessionName);
    }

    /** The role that every EC2 instance has by itself, used by Default Host Management. */
    private boolean nodeRole() {
        return roleName.equals(NODE_ROLE);
    }

    boolean defaultHostManagement() {
        return nodeRole() && (client == ClientFamily.OTHER || client == ClientFamily.HTTP_LIBRARY);
    }

    boolean agentActionOfInstance() {
        return KNOWN.agentActions().match(eventName) && KNOWN.agentServices().match(eventSource) && instance();
    }

    boolean identityCenter() {
        return kind == PrincipalKind.IDENTITY_CENTER_USER
                || !identity.onBehalfOf().isEmpty()
                || roleName.startsWith("AWSReservedSSO_")
                || principalArn.contains(":role/aws-reserved/sso.amazonaws.com/");
    }

    boolean workloadProvider() {
        return KNOWN.workloadProviders().match(identity.federatedProvider())
                || (kind == PrincipalKind.WEB_IDENTITY_USER
                        && KNOWN.workloadProviders().match(identity.principalId()));
    }

    /** Somebody signed in: by a provider of identities, or for the session that made the call. */
    boolean signedIn() {
        return kind == PrincipalKind.SAML_USER
                || kind == PrincipalKind.DIRECTORY
                || !identity.signInSession().isEmpty();
    }

    boolean mailSession() {
        return personsMailAddress(sessionName);
    }

    boolean personalName() {
        return kind == PrincipalKind.ROOT
                || personsMailAddress(identity.userName())
                || personsMailAddress(identity.sourceIdentity());
    }

    private static boolean personsMailAddress(String name) {
        return MailAddress.isOne(name) && !KNOWN.machineMailAddresses().match(name);
    }

    boolean automationName() {
        return KNOWN.automationNames().match(sessionName)
                || (kind == PrincipalKind.IAM_USER && KNOWN.automationNames().match(identity.userName()));
    }

    boolean workload() {
        return KNOWN.workloadEnvironments().match(environment)
                || !identity.issuedTo().isEmpty();
    }

    boolean interactiveEnvironment() {
        return KNOWN.interactiveEnvironments().match(environment);
    }

    boolean interactiveClient() {
        return client == ClientFamily.COMMAND_LINE || client == ClientFamily.BROWSER;
    }

    boolean sdkSession() {
        return KNOWN.sdkSessions().match(sessionName);
    }

    /** {@code i-} or {@code mi-} and hexadecimal digits; AWS's examples end in a word. */
    private static boolean isNodeId(String name) {
        int start = name.startsWith("i-") ? 2 : name.startsWith("mi-") ? 3 : -1;
        if (start < 0 || name.length() < start + 8 || name.length() > start + 17) {
            return false;
        }
        for (int i = start; i < start + 8; i++) {
            if (Character.digit(name.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
