package io.ssmtrail.sample;

import io.ssmtrail.sample.cast.Organisation;
import io.ssmtrail.sample.story.Chronicle;
import io.ssmtrail.sample.story.FleetLife;
import io.ssmtrail.sample.story.IncidentPlan;
import io.ssmtrail.sample.story.Period;
import io.ssmtrail.sample.story.ServiceLife;
import io.ssmtrail.sample.story.TeamLife;
import io.ssmtrail.sample.trail.Insights;
import io.ssmtrail.sample.trail.Trail;
import io.ssmtrail.sample.trail.TrailFolder;
import io.ssmtrail.sample.trail.TrailLayout;
import io.ssmtrail.sample.trail.TrailSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * An organisation at work over some weeks, with a dozen incidents hidden in it, as the archive of its CloudTrail trail:
 * {@code AWSLogs/...} and, beside it, {@code ground-truth.json} with the events that each incident is made of.
 *
 * <p>The same options give the same bytes. Memory holds one day at a time.
 */
public final class Story {

    private Story() {}

    /**
     * Makes sure that a story can be written there, before what comes before it takes long.
     *
     * @throws io.ssmtrail.error.UsageException if the folder is not empty
     * @throws io.ssmtrail.error.OperationException if it cannot be made or read
     */
    public static void requireRoom(Path directory) {
        TrailFolder.at(directory);
    }

    /**
     * Writes a story into a new or empty folder.
     *
     * @throws io.ssmtrail.error.UsageException if the folder is not empty
     * @throws io.ssmtrail.error.OperationException if it cannot be written to
     */
    public static StorySummary write(Path directory, StoryOptions options) {
        TrailFolder folder = TrailFolder.at(directory);
        long seed = options.seed();
        Organisation organisation = Organisation.of(seed);
        Period period = Period.until(options.end(), options.days());
        TrailSettings settings = new TrailSettings(
                organisation.id(),
                organisation.trailBucket(),
                organisation.homeRegion(),
                options.shape(),
                options.compression());
        Trail trail = new Trail(folder, settings, organisation.places(), period.validated());
        Insights insights = new Insights(folder, new TrailLayout(organisation.id()), options.what());
        Chronicle chronicle = new Chronicle(options.what(), period, trail);
        FleetLife fleets = new FleetLife(organisation, seed);
        TeamLife teams = new TeamLife(organisation, seed);
        ServiceLife services = new ServiceLife(organisation, teams, seed);
        IncidentPlan incidents = new IncidentPlan(organisation, period, seed);
        for (LocalDate day : period.days()) {
            fleets.live(day, chronicle);
            teams.live(day, chronicle);
            services.live(day, chronicle);
            incidents.live(day, chronicle, insights);
            trail.deliverUntil(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        }
        trail.finish();
        GroundTruth.write(folder, options, period, incidents.happened());
        return new StorySummary(chronicle.events(), trail.files() + insights.files(), incidents.happened());
    }
}
