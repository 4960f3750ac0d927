package io.ssmtrail.sample.trail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.sample.cast.Ids;
import io.ssmtrail.sample.cast.Json;
import io.ssmtrail.sample.cast.Place;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Writes CloudTrail Insights events: the start and the end of an unusual rate of calls.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-insights-fields-trails.html">
 *     CloudTrail record contents for Insights events</a>
 */
public final class Insights {

    private static final Duration ANALYSIS = Duration.ofMinutes(25);

    private final TrailFolder folder;
    private final TrailLayout layout;
    private final String what;
    private int files;

    /**
     * @param folder where the trail's files are
     * @param layout how they are named
     * @param what all that decides on the events of the trail
     */
    public Insights(TrailFolder folder, TrailLayout layout, String what) {
        this.folder = folder;
        this.layout = layout;
        this.what = what;
    }

    /** How many files were written. */
    public int files() {
        return files;
    }

    /** Writes a file that tells of an unusual rate of an action. */
    public void write(Place place, String action, Instant start, Instant end, int callsPerMinute) {
        ObjectNode file = Json.object();
        var records = file.putArray("Records");
        records.add(record(place, action, "Start", start.truncatedTo(ChronoUnit.MINUTES), callsPerMinute));
        Instant last = end.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        records.add(record(place, action, "End", last, callsPerMinute));
        String key =
                layout.insightFile(place, last.plus(ANALYSIS), Ids.hash("insight", what, action, start.toString()));
        try (OutputStream out = Compression.GZIP.compress(folder.create(key))) {
            out.write(Json.MAPPER.writeValueAsBytes(file));
        } catch (IOException e) {
            throw folder.failure(key, e);
        }
        files++;
    }

    private ObjectNode record(Place place, String action, String state, Instant time, int callsPerMinute) {
        ObjectNode event = Json.object()
                .put("eventVersion", "1.09")
                .put("eventTime", time.toString())
                .put("awsRegion", place.region())
                .put("eventID", Ids.guid("insight", what, action, state, time.toString()))
                .put("eventType", "AwsCloudTrailInsight")
                .put("recipientAccountId", place.account().id())
                .put("sharedEventID", Ids.guid("insight", what, action, place.toString()));
        ObjectNode details = event.putObject("insightDetails")
                .put("state", state)
                .put("eventSource", "ssm.amazonaws.com")
                .put("eventName", action)
                .put("insightType", "ApiCallRateInsight");
        ObjectNode statistics = details.putObject("insightContext").putObject("statistics");
        statistics.putObject("baseline").put("average", 0.0021);
        statistics.putObject("insight").put("average", callsPerMinute);
        if (state.equals("End")) {
            statistics.put("insightDuration", 1);
        }
        statistics.put("baselineDuration", 10080);
        return event.put("eventCategory", "Insight");
    }
}
