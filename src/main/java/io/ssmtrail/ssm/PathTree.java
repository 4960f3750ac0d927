package io.ssmtrail.ssm;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entity paths of an action as a tree of member names, walked beside a record's own tree. Not changed once built. */
final class PathTree {

    /** Knows no path. */
    static final PathTree NONE = new PathTree();

    private final Map<String, PathTree> children = new HashMap<>();
    private @Nullable EntityReader reader;

    static PathTree of(Map<String, EntityReader> readerOfPath) {
        PathTree root = new PathTree();
        for (Map.Entry<String, EntityReader> entry : readerOfPath.entrySet()) {
            PathTree at = root;
            for (String member : entry.getKey().split("\\.", -1)) {
                // As the names of members are, so that they are found without comparing characters.
                at = at.children.computeIfAbsent(member.intern(), name -> new PathTree());
            }
            at.reader = entry.getValue();
        }
        return root;
    }

    @Nullable
    PathTree child(String member) {
        return children.get(member);
    }

    @Nullable
    EntityReader reader() {
        return reader;
    }
}
