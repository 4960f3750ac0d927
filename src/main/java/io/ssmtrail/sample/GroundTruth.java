package io.ssmtrail.sample;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.sample.cast.Json;
import io.ssmtrail.sample.story.Incident;
import io.ssmtrail.sample.story.Period;
import io.ssmtrail.sample.trail.TrailFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The file that says which events of a story belong to which incident. */
final class GroundTruth {

    private static final String FILE = "ground-truth.json";

    private GroundTruth() {}

    static void write(TrailFolder folder, StoryOptions options, Period period, List<Incident> incidents) {
        ObjectNode truth = Json.object()
                .put("seed", options.seed())
                .put("start", period.start().toString())
                .put("end", period.end().toString());
        ArrayNode list = truth.putArray("incidents");
        for (Incident incident : incidents) {
            ObjectNode entry = list.addObject().put("id", incident.id()).put("title", incident.title());
            incident.techniques().forEach(entry.putArray("techniques")::add);
            entry.put("narrative", incident.narrative())
                    .put("principal", incident.principal())
                    .put("account", incident.account())
                    .put("region", incident.region())
                    .put("start", incident.start().toString())
                    .put("end", incident.end().toString());
            incident.events().forEach(entry.putArray("events")::add);
        }
        try (OutputStream out = folder.create(FILE)) {
            out.write(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(truth));
        } catch (IOException e) {
            throw folder.failure(FILE, e);
        }
    }
}
