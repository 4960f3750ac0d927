package io.ssmtrail.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.error.ClusterException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    private final AtomicInteger fetched = new AtomicInteger();

    @AfterEach
    void endThreads() {
        threads.shutdown();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10000, 0",
        "1, 10000, 1",
        "1999, 10000, 1999",
        "2000, 10000, 2000",
        "2001, 10000, 2001",
        "9000, 10000, 9000",
        "9000, 2000, 2000",
        "9000, 4001, 4001",
        "9000, 0, 0"
    })
    void everyEventComesOnceAndInOrder(int there, long limit, int expected) {
        List<Integer> given = new ArrayList<>();
        try (Pages pages = new Pages(request -> answer(request, there), request(), limit, threads)) {
            for (Optional<Page> page = pages.next(); page.isPresent(); page = pages.next()) {
                page.get()
                        .events()
                        .forEach(event -> given.add(event.document().path("n").asInt()));
            }
        }
        assertThat(given).isEqualTo(IntStream.range(0, expected).boxed().toList());
    }

    @Test
    void twoPagesAreFetchedTogetherAndNotMoreAhead() {
        CountDownLatch both = new CountDownLatch(2);
        try (Pages pages = new Pages(
                request -> {
                    if (hasDocuments(request)) {
                        both.countDown();
                        await(both);
                    }
                    return answer(request, 40_000);
                },
                request(),
                Long.MAX_VALUE,
                threads)) {
            assertThat(pages.next()).isPresent();
            assertThat(pages.next()).isPresent();
            assertThat(fetched).hasValueLessThanOrEqualTo(4);
        }
    }

    @Test
    void closingWaitsForTheRequestsUnderWay() {
        CountDownLatch second = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        try (Pages pages = new Pages(
                request -> {
                    if (hasDocuments(request) && request.has("search_after")) {
                        second.countDown();
                        await(closing);
                    }
                    return answer(request, 4_000);
                },
                request(),
                Long.MAX_VALUE,
                threads)) {
            assertThat(pages.next()).isPresent();
            await(second);
            threads.execute(closing::countDown);
        }
        assertThat(fetched).as("pages that were fetched when it was closed").hasValue(3);
    }

    @Test
    void aFailureIsTheClustersOwnAndEndsEverything() {
        try (Pages pages = new Pages(
                request -> {
                    if (request.has("search_after")) {
                        throw new ClusterException("gone", "");
                    }
                    return answer(request, 9_000);
                },
                request(),
                Long.MAX_VALUE,
                threads)) {
            assertThat(pages.next()).isPresent();
            assertThatThrownBy(pages::next).isInstanceOf(ClusterException.class).hasMessage("gone");
        }
    }

    private static ObjectNode request() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static boolean hasDocuments(ObjectNode request) {
        return request.path("_source").asBoolean(true);
    }

    /** As Elasticsearch answers. */
    private Page answer(ObjectNode request, int there) {
        int from = request.path("search_after").path(0).asInt(-1) + 1;
        int to = Math.min(there, from + request.path("size").asInt());
        boolean documents = hasDocuments(request);
        String hits = IntStream.range(from, to)
                .mapToObj(n -> (documents ? "{\"_source\":{\"n\":" + n + "}," : "{") + "\"sort\":[" + n + "]}")
                .collect(Collectors.joining(","));
        Page page = Page.read(("{\"hits\":{\"hits\":[" + hits + "]}}").getBytes(UTF_8));
        if (documents) {
            fetched.incrementAndGet();
        }
        return page;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES))
                    .as("what is waited for")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the test was called off", e);
        }
    }
}
