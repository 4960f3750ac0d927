package io.ssmtrail.sample.story;

import io.ssmtrail.sample.cast.Ids;
import io.ssmtrail.sample.script.IdSource;
import io.ssmtrail.sample.script.RandomIds;
import io.ssmtrail.sample.script.RecordedEvent;
import io.ssmtrail.sample.script.Scene;
import io.ssmtrail.sample.script.Script;
import io.ssmtrail.sample.script.ScriptPlayer;
import io.ssmtrail.sample.trail.Trail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Plays the story's scripts onto the trail, and keeps what happens within the story's period. */
public final class Chronicle {

    private final Period period;
    private final Trail trail;
    private final ScriptPlayer player;
    private final List<RecordedEvent> played = new ArrayList<>();
    private final long mask;
    private long events;

    /**
     * @param what all that decides on the story's events
     * @param period what of them is kept
     * @param trail takes them
     */
    public Chronicle(String what, Period period, Trail trail) {
        this.period = period;
        this.trail = trail;
        this.mask = Ids.hash("ids", what);
        this.player = new ScriptPlayer(new RandomIds(new SplittableRandom(Ids.hash("event-ids", what))), this::record);
    }

    /**
     * Identifiers for what is begun in the story, such as sessions and commands. A day of another story may pass in the same
     * way: those of that day are other ones.
     */
    IdSource ids(RandomGenerator random) {
        return new RandomIds(random, mask);
    }

    /** Plays a script from a start on, and says which of its events the story has. */
    List<RecordedEvent> play(Script script, Scene scene, Instant start) {
        played.clear();
        player.play(script, scene, start);
        return List.copyOf(played);
    }

    /** How many events the story has so far. */
    public long events() {
        return events;
    }

    private void record(RecordedEvent event) {
        if (period.contains(event.time())) {
            events++;
            played.add(event);
            trail.accept(event);
        }
    }
}
