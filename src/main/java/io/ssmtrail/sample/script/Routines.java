package io.ssmtrail.sample.script;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.sample.cast.Json;
import java.util.ArrayList;
import java.util.List;

/** What people, pipelines and services do again and again, as the sample's data has it. */
public final class Routines {

    private static final List<String> FILES =
            List.of("sessions", "commands", "parameters", "documents", "patching", "automation", "operations");

    private Routines() {}

    /** All routines, in the order of the data. */
    public static List<JsonNode> all() {
        List<JsonNode> routines = new ArrayList<>();
        for (String file : FILES) {
            Json.resource("routines/" + file + ".json").forEach(routines::add);
        }
        return List.copyOf(routines);
    }
}
