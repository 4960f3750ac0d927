package io.ssmtrail.ssm;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What holds for all actions alike: the meanings of member names, ARN kinds, resource types, session documents and error
 * codes, as the catalogue gives them.
 */
record Vocabulary(
        PathTree members,
        Map<String, EntityField> arnKinds,
        Map<String, EntityField> resourceTypes,
        Map<String, String> sessionKinds,
        FailureRules failures) {

    /** The kind of a session that names no document. */
    static final String DEFAULT_SESSION = "shell";

    /** The kind of a session whose document is somebody's own. */
    static final String OTHER_SESSION = "other";

    @Nullable
    EntityField arnKind(String kind) {
        return arnKinds.get(kind);
    }

    @Nullable
    EntityField resourceType(String type) {
        return resourceTypes.get(type);
    }

    String sessionKind(String document) {
        return sessionKinds.getOrDefault(document, OTHER_SESSION);
    }
}
