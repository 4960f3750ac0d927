package io.ssmtrail.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.error.ClusterException;
import io.ssmtrail.program.ProgramFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The index templates that ship in {@code mappings/}, and bringing them into a cluster. Templates only tell how indices
 * to come are made: installing them touches no data.
 *
 * @see <a href="https://www.elastic.co/docs/manage-data/data-store/templates">Index templates</a>
 */
public final class Templates {

    /** What became of a template. */
    public enum Change {
        CREATED,
        UPDATED,
        UNCHANGED,
        /** The cluster's is of a newer ssmtrail, and stays. */
        NEWER
    }

    /**
     * What became of one template.
     *
     * @param kind {@code component template} or {@code index template}
     * @param version the version that is in place now
     */
    public record Outcome(String kind, String name, Change change, int version) {}

    /**
     * How one template stands to the one that ships.
     *
     * @param installed the version in the cluster; empty where there is none
     */
    public record State(String kind, String name, int shipped, Optional<Integer> installed) {}

    private enum Kind {
        COMPONENT("component template", "_component_template", "component_templates", "component_template"),
        INDEX("index template", "_index_template", "index_templates", "index_template");

        private final String label;
        private final String endpoint;
        private final String list;
        private final String member;

        Kind(String label, String endpoint, String list, String member) {
            this.label = label;
            this.endpoint = endpoint;
            this.list = list;
            this.member = member;
        }
    }

    private record Template(Kind kind, String name, String resource) {

        JsonNode json() {
            return ProgramFile.json(Templates.class, resource);
        }
    }

    private static final Template SETTINGS = component("ssmtrail-settings");

    /** Components before what is composed of them. */
    private static final List<Template> TEMPLATES = List.of(
            SETTINGS,
            component("ssmtrail-ecs"),
            component("ssmtrail-cloudtrail"),
            component("ssmtrail-principal"),
            component("ssmtrail-ssm"),
            new Template(Kind.INDEX, "ssm-cloudtrail", "/mappings/ssm-cloudtrail.json"),
            new Template(Kind.INDEX, "ssmtrail-loads", "/mappings/ssmtrail-loads.json"),
            new Template(Kind.INDEX, "ssmtrail-findings", "/mappings/ssmtrail-findings.json"));

    private Templates() {}

    /** The fields that indices of events have, each with its full name. */
    public static Set<String> eventFields() {
        Set<String> fields = new TreeSet<>();
        for (Template template : TEMPLATES) {
            if (template.kind() == Kind.COMPONENT) {
                Fields.collect(template.json().at("/template/mappings"), "", fields);
            }
        }
        return fields;
    }

    /** The names of the index templates that are for a single index of the same name. */
    static List<String> ofOneIndex() {
        return TEMPLATES.stream()
                .filter(template -> template.kind() == Kind.INDEX)
                .filter(template -> {
                    JsonNode patterns = template.json().path("index_patterns");
                    return patterns.size() == 1 && patterns.path(0).asText().equals(template.name());
                })
                .map(Template::name)
                .toList();
    }

    /** The pattern of the indices that an index template is for, by the template's name. */
    static Map<String, String> patterns() {
        Map<String, String> patterns = new LinkedHashMap<>();
        for (Template template : TEMPLATES) {
            if (template.kind() == Kind.INDEX) {
                patterns.put(
                        template.name(),
                        template.json().path("index_patterns").path(0).asText());
            }
        }
        return patterns;
    }

    /** The version of what is written into documents, which the mapping of a new index tells. */
    static int schemaVersion() {
        return SETTINGS.json().at("/template/mappings/_meta/ssmtrail/schema").asInt();
    }

    private static Template component(String name) {
        return new Template(Kind.COMPONENT, name, "/mappings/component/" + name + ".json");
    }

    /**
     * Installs what is missing or older; what is there in this version stays as it is.
     *
     * @throws io.ssmtrail.error.ClusterException where the cluster cannot be reached or does not allow it
     */
    public static List<Outcome> install(Elastic elastic) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Template template : TEMPLATES) {
            outcomes.add(install(elastic, template));
        }
        return outcomes;
    }

    /**
     * Installs what is missing or older, where we may; where a template has got a field, the indices that are there get it
     * too, before documents with it come. Where we may not, somebody else must have: without templates, indices would
     * come into being that map every field by accident.
     *
     * @throws ClusterException where the cluster cannot be reached or does not allow it, or nothing is installed
     */
    public static void ensure(Elastic elastic) {
        try {
            if (install(elastic).stream().anyMatch(outcome -> outcome.change() == Change.UPDATED)) {
                MappingUpgrade.run(elastic);
            }
        } catch (ClusterException e) {
            if (!Elastic.isForbidden(e)) {
                throw e;
            }
            if (elastic.find("/" + IndexNames.LOADS).isEmpty()) {
                throw new ClusterException(
                        "The index templates are not installed, and may not be with these credentials.",
                        "Have somebody run 'ssmtrail setup' first who may (role ssmtrail_setup).",
                        e);
            }
        }
    }

    /**
     * How the cluster's templates stand to those that ship, without changing any.
     *
     * @throws ClusterException where the cluster cannot be reached or does not allow it
     */
    public static List<State> states(Elastic elastic) {
        return TEMPLATES.stream()
                .map(template -> new State(
                        template.kind().label,
                        template.name(),
                        version(template.json()),
                        present(elastic, template).map(Templates::version)))
                .toList();
    }

    private static Optional<JsonNode> present(Elastic elastic, Template template) {
        return elastic.find("/" + template.kind().endpoint + "/" + template.name())
                .map(found -> found.path(template.kind().list).path(0).path(template.kind().member));
    }

    private static Outcome install(Elastic elastic, Template template) {
        JsonNode shipped = template.json();
        int version = version(shipped);
        String endpoint = "/" + template.kind().endpoint + "/" + template.name();
        Optional<JsonNode> present = present(elastic, template);
        if (present.isPresent() && version(present.get()) > version) {
            return outcome(template, Change.NEWER, version(present.get()));
        }
        if (present.isPresent() && version(present.get()) == version) {
            return outcome(template, Change.UNCHANGED, version);
        }
        elastic.call("PUT", endpoint, shipped.toString());
        return outcome(template, present.isPresent() ? Change.UPDATED : Change.CREATED, version);
    }

    private static Outcome outcome(Template template, Change change, int version) {
        return new Outcome(template.kind().label, template.name(), change, version);
    }

    private static int version(JsonNode template) {
        return template.path("_meta").path("version").asInt(0);
    }
}
