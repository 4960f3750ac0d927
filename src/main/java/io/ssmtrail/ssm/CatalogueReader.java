package io.ssmtrail.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.program.ProgramFile;
import io.ssmtrail.ssm.ActionFacts.EntityPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the catalogue's file. What is wrong with it is a bug of ours, so it is refused at once and whole. Every start of
 * the program pays for this, so there are no lambdas here: the first ones of a process cost more than all of the reading.
 */
final class CatalogueReader {

    private static final String TARGETS = "(targets)";
    private static final String TASK = "(task)";
    private static final String TYPED_RESOURCE = "(typed resource)";
    private static final String NOTHING = "(none)";

    private final JsonNode root;
    private final Map<String, EntityReader> readers = new HashMap<>();

    private CatalogueReader(JsonNode root) {
        this.root = root;
    }

    static Catalogue read(String resource) {
        return new CatalogueReader(ProgramFile.json(CatalogueReader.class, resource)).catalogue();
    }

    private Catalogue catalogue() {
        Vocabulary vocabulary = vocabulary();
        Map<String, Map<String, ActionFacts>> actionsOfSource = new LinkedHashMap<>();
        for (JsonNode action : root.get("actions")) {
            EntityPlan plan = plan(action, vocabulary);
            for (String source : strings(action.get("source"))) {
                for (String name : strings(action.get("name"))) {
                    ActionFacts facts = new ActionFacts(
                            source,
                            name,
                            action.get("capability").textValue(),
                            AccessLevel.of(action.get("access").textValue()),
                            strings(action.get("category")),
                            strings(action.get("type")),
                            true,
                            plan);
                    if (!actionsOfSource.containsKey(source)) {
                        actionsOfSource.put(source, new LinkedHashMap<>());
                    }
                    if (actionsOfSource.get(source).put(name, facts) != null) {
                        throw new IllegalStateException("The catalogue holds " + name + " of " + source + " twice");
                    }
                }
            }
        }
        return new Catalogue(actionsOfSource, guess(vocabulary));
    }

    private Vocabulary vocabulary() {
        Map<String, EntityField> types = fields(root.get("resource_types"));
        readers.put(TARGETS, new EntityReader.Targets());
        readers.put(TASK, new EntityReader.Task());
        readers.put(TYPED_RESOURCE, new EntityReader.TypedResource(types));
        readers.put(NOTHING, new EntityReader.Nothing());
        Map<String, EntityReader> members = new HashMap<>();
        for (Map.Entry<String, JsonNode> member : root.get("members").properties()) {
            String name = member.getKey();
            EntityReader reader = reader(member.getValue());
            members.put(name, reader);
            // Some services (ssm-guiconnect) and the parameters of runbooks keep the capital that CloudTrail lowers.
            members.put(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), reader);
        }
        Map<String, String> kinds = texts(root.get("session_kinds"));
        List<FailureRules.Rule> failures = new ArrayList<>();
        for (JsonNode rule : root.get("failures")) {
            FailureClass failure = FailureClass.of(rule.get(1).textValue());
            failures.add(FailureRules.Rule.of(rule.get(0).textValue(), failure));
        }
        return new Vocabulary(
                PathTree.of(members), fields(root.get("arns")), types, kinds, new FailureRules(List.copyOf(failures)));
    }

    private ActionGuess guess(Vocabulary vocabulary) {
        Map<String, String> sources = texts(root.get("sources"));
        List<ActionGuess.Noun> nouns = new ArrayList<>();
        for (JsonNode noun : root.get("nouns")) {
            JsonNode name = noun.get("name");
            nouns.add(new ActionGuess.Noun(
                    noun.get("noun").textValue(),
                    noun.get("capability").textValue(),
                    name == null ? Optional.empty() : Optional.of(field(name))));
        }
        List<ActionGuess.Verb> verbs = new ArrayList<>();
        for (JsonNode verb : root.get("verbs")) {
            AccessLevel access = AccessLevel.of(verb.get("access").textValue());
            verbs.add(new ActionGuess.Verb(
                    verb.get("verb").textValue(), access, verb.get("type").textValue()));
        }
        return new ActionGuess(sources, List.copyOf(nouns), List.copyOf(verbs), vocabulary);
    }

    private EntityPlan plan(JsonNode action, Vocabulary vocabulary) {
        return new EntityPlan(
                vocabulary,
                paths(action.get("request")),
                paths(action.get("response")),
                action.has("arns") ? fields(action.get("arns")) : Map.of(),
                action.path("starts_session").asBoolean(),
                action.path("concerns_caller").asBoolean());
    }

    private PathTree paths(@Nullable JsonNode paths) {
        if (paths == null) {
            return PathTree.NONE;
        }
        Map<String, EntityReader> readerOfPath = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            readerOfPath.put(path.getKey(), reader(path.getValue()));
        }
        return PathTree.of(readerOfPath);
    }

    private EntityReader reader(JsonNode meaning) {
        if (meaning.isObject()) {
            Map<String, EntityField> fieldOfKey = new HashMap<>();
            for (Map.Entry<String, EntityField> field : fields(meaning).entrySet()) {
                fieldOfKey.put(field.getKey(), field.getValue());
                fieldOfKey.put(field.getKey().toLowerCase(Locale.ROOT), field.getValue());
            }
            return new EntityReader.Filters(fieldOfKey);
        }
        EntityReader known = readers.get(meaning.textValue());
        if (known == null) {
            known = new EntityReader.Values(field(meaning));
            readers.put(meaning.textValue(), known);
        }
        return known;
    }

    private static Map<String, EntityField> fields(JsonNode fieldOfName) {
        Map<String, EntityField> fields = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : fieldOfName.properties()) {
            fields.put(entry.getKey(), field(entry.getValue()));
        }
        return fields;
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            texts.put(entry.getKey(), entry.getValue().textValue());
        }
        return texts;
    }

    private static EntityField field(JsonNode path) {
        EntityField field = EntityField.ofPath(path.asText());
        if (field == null) {
            throw new IllegalStateException("The catalogue names no entity field: " + path);
        }
        return field;
    }

    private static List<String> strings(JsonNode oneOrMore) {
        if (oneOrMore.isTextual()) {
            return List.of(oneOrMore.textValue());
        }
        List<String> strings = new ArrayList<>();
        for (JsonNode text : oneOrMore) {
            strings.add(text.textValue());
        }
        return strings;
    }
}
