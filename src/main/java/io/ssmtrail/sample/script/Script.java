package io.ssmtrail.sample.script;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.sample.cast.Json;
import java.util.ArrayList;
import java.util.List;

/** Calls that belong together, in order. */
public record Script(String name, List<Step> steps) {

    /** The script in a node of the sample's data: {@code name} or {@code id}, and {@code steps}. */
    public static Script of(JsonNode script) {
        List<Step> steps = new ArrayList<>();
        script.path("steps").forEach(step -> steps.add(Step.of(step)));
        return new Script(
                Json.text(script, "name").or(() -> Json.text(script, "id")).orElse(""), List.copyOf(steps));
    }
}
