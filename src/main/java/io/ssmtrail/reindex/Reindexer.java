package io.ssmtrail.reindex;

import io.ssmtrail.bulk.BulkCounters;
import io.ssmtrail.bulk.BulkSender;
import io.ssmtrail.crew.Crew;
import io.ssmtrail.crew.Patience;
import io.ssmtrail.document.RecordMapper;
import io.ssmtrail.elastic.BulkClient;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.IndexSchema;
import io.ssmtrail.elastic.IndexSchema.Rewriting;
import io.ssmtrail.elastic.MappingUpgrade;
import io.ssmtrail.elastic.Templates;
import io.ssmtrail.intake.Rejection;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings the documents of indices to the schema of today, from the records that they carry: each is mapped again and written
 * under its id into its index, while events are loaded and searched as ever. Each index keeps how far it has come, so a
 * rewriting that was interrupted goes on with what is left.
 *
 * <p>An object is for one run. Watch it with {@link #progress} and end it early with {@link #stop} from other threads.
 */
public final class Reindexer {

    /** Hears what becomes of indices, and of documents that cannot be rewritten; called by several threads. */
    public interface Listener {

        /** Documents of an index are about to be rewritten, so many. */
        void begins(String index, long documents, boolean goesOn);

        /** Nothing is done about an index, and why. */
        void leaves(String index, String reason);

        /** A document stays as it is. */
        void rejected(Rejection document);
    }

    /**
     * How it ended.
     *
     * @param rewritten indices whose documents all have the schema of today now
     * @param upToDate indices whose documents had it before
     * @param left indices that could not be rewritten, or not wholly
     */
    public record Result(int rewritten, int upToDate, int left) {}

    /**
     * How far it has come, in documents.
     *
     * @param expected those of the indices that it has come to
     * @param read those that were read of them
     * @param rewritten those that are of today's schema now
     * @param changedMeanwhile those that somebody else has changed or deleted since they were read
     * @param rejected those that stay as they are
     * @param unsettled those that Elasticsearch has not told about yet
     */
    public record Progress(
            long expected, long read, long rewritten, long changedMeanwhile, long rejected, long unsettled) {

        /** Documents that nothing more will be done about. */
        public long done() {
            return rewritten + changedMeanwhile + rejected;
        }

        /** Whether each document is accounted for; only once nothing is under way any more. */
        public boolean balances() {
            return read == done() + unsettled;
        }
    }

    private final Elastic elastic;
    private final RecordMapper mapper;
    private final boolean places;
    private final Listener listener;
    private final Patience patience;
    private final RewriteCounters documents = new RewriteCounters();
    private final BulkCounters bulks = new BulkCounters();
    private final Crew crew = new Crew();

    /**
     * Prepares a run.
     *
     * @param places whether the mapper looks up where addresses are; what documents tell of that stays otherwise
     * @param bound how long to go on while Elasticsearch takes nothing
     */
    public Reindexer(Elastic elastic, RecordMapper mapper, boolean places, Duration bound, Listener listener) {
        this.elastic = elastic;
        this.mapper = mapper;
        this.places = places;
        this.listener = listener;
        this.patience = new Patience(bound, crew::pause);
    }

    /**
     * Rewrites the documents of the indices of a name or pattern that are not of today's schema; all that there are where
     * places are looked up.
     *
     * @param all whether to rewrite also those that are of today's schema, unless an interrupted run did that and goes on now
     * @throws io.ssmtrail.error.SsmtrailException where it cannot go on; what was rewritten stays
     */
    public Result run(String pattern, boolean all) throws InterruptedException {
        Templates.ensure(elastic);
        Map<String, String> refused = new HashMap<>();
        for (MappingUpgrade.Outcome outcome : MappingUpgrade.run(elastic)) {
            outcome.refused().forEach((field, reason) -> refused.put(outcome.index(), field + ": " + reason));
        }
        List<IndexSchema> schemas = IndexSchema.of(elastic, pattern);
        boolean whole = (all || places) && schemas.stream().noneMatch(this::isUnderWay);
        int upToDate = 0;
        int left = 0;
        Map<IndexSchema, Rewriting> rewritings = new LinkedHashMap<>();
        for (IndexSchema schema : schemas) {
            boolean done =
                    schema.version() == IndexSchema.current() && schema.begun().isEmpty();
            if (schema.version() > IndexSchema.current()) {
                listener.leaves(schema.index(), "is of a newer ssmtrail");
                left++;
            } else if (refused.containsKey(schema.index())) {
                listener.leaves(schema.index(), "cannot take today's field " + refused.get(schema.index()));
                left++;
            } else if (done && !whole) {
                upToDate++;
            } else {
                // All of them before the first is rewritten: the next run then knows what this one was about.
                Optional<Rewriting> rewriting = begun(schema).or(() -> schema.begin(elastic, places));
                if (rewriting.isPresent()) {
                    rewritings.put(schema, rewriting.get());
                } else {
                    listener.leaves(schema.index(), "has shards that are not started; run this again once they are");
                    left++;
                }
            }
        }
        int rewritten = 0;
        for (Map.Entry<IndexSchema, Rewriting> one : rewritings.entrySet()) {
            if (!crew.isStopped() && rewrite(one.getKey(), one.getValue())) {
                rewritten++;
            } else {
                left++;
            }
        }
        return new Result(rewritten, upToDate, left);
    }

    private Optional<Rewriting> begun(IndexSchema schema) {
        return schema.begun().filter(begun -> begun.isOfToday(places) && begun.covers(schema));
    }

    private boolean isUnderWay(IndexSchema schema) {
        return begun(schema).filter(begun -> !begun.ended()).isPresent();
    }

    /** Tells whether all documents of the index are of today's schema now. */
    private boolean rewrite(IndexSchema schema, Rewriting rewriting) throws InterruptedException {
        boolean goesOn = begun(schema).isPresent();
        elastic.call("POST", "/" + schema.index() + "/_refresh", "");
        long rejectedBefore = progress().rejected();
        for (Map.Entry<Integer, Long> shard : rewriting.through().entrySet()) {
            if (!crew.isStopped()) {
                rewrite(schema.index(), shard.getKey(), shard.getValue(), goesOn);
            }
        }
        long rejected = progress().rejected() - rejectedBefore;
        if (crew.isStopped()) {
            return false;
        }
        if (rejected > 0) {
            schema.leave(elastic, rewriting);
            return false;
        }
        schema.finish(elastic, rewriting);
        elastic.call("POST", "/" + schema.index() + "/_refresh", "");
        return true;
    }

    private void rewrite(String index, int shard, long through, boolean goesOn) throws InterruptedException {
        BulkSender sender =
                new BulkSender(new BulkClient(elastic), patience, bulks, listener::rejected, crew::isStopped);
        ShardRewriting work =
                new ShardRewriting(elastic, index, mapper, places, sender, documents, listener, crew::isStopped);
        work.start(crew, shard, through, count -> {
            documents.expect(count);
            listener.begins(index, count, goesOn);
        });
        crew.join();
    }

    /** How far it has come. */
    public Progress progress() {
        return documents.progress(bulks);
    }

    /** Leaves off after what is under way; the next run goes on there. */
    public void stop() {
        crew.stop();
    }

    /** Leaves off at once. */
    public void callOff() {
        crew.callOff();
    }
}
