package io.ssmtrail.sample.cast;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Callers that the sample's data describes: pipelines, functions, AWS services, and whoever makes an incident.
 *
 * <p>Members: {@code role} (with {@code rolePath}, {@code session}, and one of {@code webIdentity}, {@code function}),
 * {@code user}, {@code root}, {@code person} or {@code nodeRole} say who; {@code address}, {@code agent}, {@code console}
 * and {@code service} say from where and how; {@code accountId} names a foreign account.
 */
public final class ActorSpec {

    private ActorSpec() {}

    /**
     * The caller that a specification describes.
     *
     * @param spec the specification
     * @param place where the call is made
     * @param application the name that stands for {@code {application}}
     */
    public static Caller caller(JsonNode spec, Place place, String application) {
        Principal principal = principal(spec, place, application);
        Optional<String> service = Json.text(spec, "service");
        if (service.isPresent()) {
            Caller caller = Caller.outside(principal, "", "", false).via(service.get());
            return principal instanceof AwsService
                    ? new Caller(
                            principal, caller.address(), caller.userAgent(), false, Optional.empty(), Optional.empty())
                    : caller;
        }
        return Caller.outside(
                principal,
                Json.required(spec, "address"),
                Json.required(spec, "agent"),
                spec.path("console").asBoolean());
    }

    private static Principal principal(JsonNode spec, Place place, String application) {
        String accountId = Json.text(spec, "accountId").orElse(place.account().id());
        Optional<String> user = Json.text(spec, "user");
        if (user.isPresent()) {
            return new IamUser(accountId, user.get());
        }
        if (spec.path("root").asBoolean()) {
            return new RootUser(accountId);
        }
        if (!spec.has("role")) {
            return new AwsService(Json.required(spec, "service"));
        }
        return new RoleSession(
                accountId,
                Json.text(spec, "rolePath").orElse(""),
                Json.required(spec, "role").replace("{application}", application),
                Json.required(spec, "session").replace("{application}", application),
                origin(spec, place, application));
    }

    private static SessionOrigin origin(JsonNode spec, Place place, String application) {
        Optional<String> provider = Json.text(spec, "webIdentity");
        if (provider.isPresent()) {
            return new SessionOrigin.WebIdentity(provider.get());
        }
        Optional<String> function = Json.text(spec, "function");
        if (function.isPresent()) {
            return new SessionOrigin.Function(
                    place.arn("lambda", "function:" + function.get().replace("{application}", application)));
        }
        return new SessionOrigin.Assumed();
    }
}
