package io.ssmtrail.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.error.SsmtrailException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * The pages of an answer in their order, of which several are fetched at once.
 *
 * <p>Elasticsearch works on a page of one shard in one thread, and fetching documents is nearly all of that work. A page
 * can be asked for when the last event of the page before is known, and that a request without documents tells at a
 * small part of the cost.
 *
 * <p>Not for several threads. Closing waits for the requests under way.
 */
final class Pages implements AutoCloseable {

    /** Asks Elasticsearch. */
    interface Source {
        Page fetch(ObjectNode request);
    }

    static final int SIZE = 2_000;

    /** Beside the one that is worked on; more would only take memory. */
    private static final int UNDER_WAY = 2;

    private final Source source;
    private final ObjectNode request;
    private final Executor threads;
    private final Deque<CompletableFuture<Page>> pages = new ArrayDeque<>();
    private CompletableFuture<Start> start = CompletableFuture.completedFuture(new Start(true, Optional.empty()));
    private long left;

    /** Reads what a request, with its order, asks for; no more events than the limit. */
    Pages(Source source, ObjectNode request, long limit, Executor threads) {
        this.source = source;
        this.request = request;
        this.left = limit;
        this.threads = threads;
    }

    /** Where a page starts: whether there may be one, and after which event. */
    private record Start(boolean exists, Optional<JsonNode> after) {}

    /** The next page; empty after the last one. */
    Optional<Page> next() {
        lookAhead();
        CompletableFuture<Page> page = pages.poll();
        if (page == null) {
            return Optional.empty();
        }
        try {
            Page read = page.join();
            lookAhead();
            return Optional.of(read).filter(some -> !some.events().isEmpty());
        } catch (CompletionException e) {
            if (e.getCause() instanceof SsmtrailException known) {
                throw known;
            }
            throw e;
        }
    }

    private void lookAhead() {
        while (left > 0 && pages.size() < UNDER_WAY) {
            order();
        }
    }

    private void order() {
        int size = (int) Math.min(SIZE, left);
        left -= size;
        pages.add(start.thenApplyAsync(from -> from.exists() ? source.fetch(page(from, size)) : Page.NONE, threads));
        if (left > 0) {
            start = start.thenApplyAsync(from -> from.exists() ? after(from, size) : from, threads);
        }
    }

    private Start after(Start from, int size) {
        ObjectNode scout = page(from, size).put("_source", false).put("stored_fields", "_none_");
        Page page = source.fetch(scout);
        return new Start(page.hits() == size, page.last());
    }

    private ObjectNode page(Start from, int size) {
        ObjectNode page = request.deepCopy().put("size", size);
        from.after().ifPresent(after -> page.set("search_after", after));
        return page;
    }

    /** What becomes of requests under way does not matter any more, but they need what they ask for to be there. */
    @Override
    public void close() {
        left = 0;
        pages.forEach(page -> page.handle((answer, failure) -> "").join());
        start.handle((answer, failure) -> "").join();
    }
}
