package io.ssmtrail.document;

import com.fasterxml.jackson.core.type.TypeReference;
import io.ssmtrail.json.JsonString;
import io.ssmtrail.program.ProgramFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * ECS categories of the actions of other services that stand beside SSM in an archive: sign-in, STS, IAM.
 *
 * <p>The names are those that Elastic's integration categorises; an action that is not among them has no category and
 * the type {@code info}, as there.
 */
final class CategoryFields {

    private record Category(List<JsonString> category, List<JsonString> type) {}

    private static final Map<String, Category> BY_ACTION = load();

    private static final List<JsonString> INFO = List.of(Words.of("info"));

    private CategoryFields() {}

    static void write(Document.Builder document) {
        String action = document.text(Field.EVENT_ACTION);
        Category category = action == null ? null : BY_ACTION.get(action);
        if (category == null) {
            document.set(Field.EVENT_TYPE, INFO);
        } else {
            document.set(Field.EVENT_CATEGORY, category.category()).set(Field.EVENT_TYPE, category.type());
        }
    }

    private static Map<String, Category> load() {
        Map<String, Category> byAction = new HashMap<>();
        List<Group> groups = ProgramFile.json(CategoryFields.class, "event-categories.json", new TypeReference<>() {});
        for (Group group : groups) {
            Category category = new Category(Words.of(group.category()), Words.of(group.type()));
            for (String action : group.actions()) {
                byAction.put(action, category);
            }
        }
        return Map.copyOf(byAction);
    }

    private record Group(List<String> category, List<String> type, List<String> actions) {}
}
