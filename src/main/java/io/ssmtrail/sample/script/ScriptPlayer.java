package io.ssmtrail.sample.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.ssmtrail.sample.cast.InstantMoment;
import io.ssmtrail.sample.cast.Json;
import io.ssmtrail.sample.cast.Moment;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Plays scripts: makes their calls, one after the other, and hands the records on. */
public final class ScriptPlayer {

    private final IdSource eventIds;
    private final Consumer<RecordedEvent> recorder;

    /**
     * @param eventIds where event and request ids come from
     * @param recorder takes the records
     */
    public ScriptPlayer(IdSource eventIds, Consumer<RecordedEvent> recorder) {
        this.eventIds = eventIds;
        this.recorder = recorder;
    }

    /** Plays a script from a start on. A call that fails by chance ends it, unless it is tried again. */
    public void play(Script script, Scene scene, Instant start) {
        RandomGenerator random = scene.setting().random();
        Instant at = start;
        for (Step step : script.steps()) {
            if (step.chance() < 1 && random.nextDouble() >= step.chance()) {
                continue;
            }
            for (JsonNode turn : turns(step, scene)) {
                step.over().ifPresent(over -> scene.turnTo(over.slot(), turn));
                at = at.plusMillis(1000L * between(step.pause(), random) + random.nextInt(1000));
                if (!make(step, scene, at)) {
                    return;
                }
            }
        }
    }

    /** The record of one step, made whether its chance is big or small and with success. */
    public static byte[] record(Step step, Scene scene, Moment moment, String eventId, String requestId) {
        return RecordWriter.write(call(step, scene, moment, Optional.empty()), eventId, requestId);
    }

    private static Iterable<JsonNode> turns(Step step, Scene scene) {
        if (step.over().isPresent()) {
            return scene.turns(step.over().get());
        }
        int times = between(step.times(), scene.setting().random());
        return Collections.nCopies(times, (JsonNode) NullNode.getInstance());
    }

    /** Makes a call; whether the script goes on. */
    private boolean make(Step step, Scene scene, Instant at) {
        Instant success = at;
        for (Step.Failure failure : step.fails()) {
            RandomGenerator random = scene.setting().random();
            if (!failure.isCertain() && random.nextDouble() >= failure.chance()) {
                continue;
            }
            Moment moment = new InstantMoment(at);
            ApiError error = new ApiError(
                    failure.code(),
                    scene.fill(Json.MAPPER.getNodeFactory().textNode(failure.message()), moment)
                            .asText());
            hand(call(step, scene, moment, Optional.of(error)), at);
            if (!failure.retried()) {
                return failure.isCertain();
            }
            success = at.plusMillis(800 + random.nextInt(2000));
        }
        hand(call(step, scene, new InstantMoment(success), Optional.empty()), success);
        return true;
    }

    private void hand(ApiCall call, Instant at) {
        String eventId = eventIds.guid();
        byte[] json = RecordWriter.write(call, eventId, eventIds.guid());
        Step step = call.step();
        recorder.accept(new RecordedEvent(
                at,
                eventId,
                step.source(),
                step.action(),
                step.readOnly(),
                call.caller().principal().name(),
                call.place(),
                json));
    }

    private static ApiCall call(Step step, Scene scene, Moment moment, Optional<ApiError> error) {
        boolean unread = error.isPresent() && error.get().beforeParameters();
        JsonNode none = NullNode.getInstance();
        return new ApiCall(
                step,
                scene.caller(step.by()),
                scene.setting().place(),
                moment,
                unread ? none : scene.fill(step.request(), moment),
                error.isPresent() ? none : scene.fill(step.response(), moment),
                error.isPresent() ? none : scene.fill(step.resources(), moment),
                error);
    }

    private static int between(Step.Range range, RandomGenerator random) {
        return range.least() + random.nextInt(range.most() - range.least() + 1);
    }
}
