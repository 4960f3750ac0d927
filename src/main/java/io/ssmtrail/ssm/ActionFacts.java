package io.ssmtrail.ssm;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the catalogue says of one action, or what the name of an action that is not in it lets one guess. Immutable. */
public final class ActionFacts {

    private final String eventSource;
    private final String eventName;
    private final String capability;
    private final AccessLevel accessLevel;
    private final List<String> categories;
    private final List<String> types;
    private final boolean known;
    private final EntityPlan plan;

    ActionFacts(
            String eventSource,
            String eventName,
            String capability,
            AccessLevel accessLevel,
            List<String> categories,
            List<String> types,
            boolean known,
            EntityPlan plan) {
        this.eventSource = eventSource;
        this.eventName = eventName;
        this.capability = capability;
        this.accessLevel = accessLevel;
        this.categories = List.copyOf(categories);
        this.types = List.copyOf(types);
        this.known = known;
        this.plan = plan;
    }

    /** CloudTrail's {@code eventSource}, such as {@code ssm.amazonaws.com}. */
    public String eventSource() {
        return eventSource;
    }

    /** CloudTrail's {@code eventName}, such as {@code SendCommand}. */
    public String eventName() {
        return eventName;
    }

    /** The part of Systems Manager that the action belongs to, such as {@code Run Command}. */
    public String capability() {
        return capability;
    }

    public AccessLevel accessLevel() {
        return accessLevel;
    }

    /** ECS {@code event.category}, one or more of the values that ECS 8.11 allows. */
    public List<String> categories() {
        return categories;
    }

    /** ECS {@code event.type}; every value is one that ECS expects for each of the categories. */
    public List<String> types() {
        return types;
    }

    /** False where the action is not in the catalogue and all of this is a guess by its name. */
    public boolean known() {
        return known;
    }

    /** The field of the thing that an ARN of this kind names in a record of this action. */
    @Nullable
    EntityField arnKind(String kind) {
        EntityField own = plan.arnKinds().get(kind);
        return own == null ? plan.vocabulary().arnKind(kind) : own;
    }

    Vocabulary vocabulary() {
        return plan.vocabulary();
    }

    PathTree requestPaths() {
        return plan.request();
    }

    PathTree responsePaths() {
        return plan.response();
    }

    boolean startsSession() {
        return plan.startsSession();
    }

    boolean concernsCaller() {
        return plan.concernsCaller();
    }

    /**
     * Where an action's entities stand.
     *
     * @param arnKinds what ARNs mean here that they do not mean elsewhere
     * @param startsSession whether the kind of a session follows from the record
     * @param concernsCaller whether the node that calls is the node concerned: the agent's own actions
     */
    record EntityPlan(
            Vocabulary vocabulary,
            PathTree request,
            PathTree response,
            Map<String, EntityField> arnKinds,
            boolean startsSession,
            boolean concernsCaller) {}
}
