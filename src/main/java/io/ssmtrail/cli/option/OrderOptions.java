package io.ssmtrail.cli.option;

import io.ssmtrail.search.EventSearch.Order;
import picocli.CommandLine.Option;

/** Another order than newest first; one at most. */
public final class OrderOptions {

    @Option(names = "--oldest", description = "Oldest first.")
    private boolean oldest;

    @Option(names = "--unordered", description = "In no order, which is faster for many events.")
    private boolean unordered;

    public Order order() {
        if (unordered) {
            return Order.NONE;
        }
        return oldest ? Order.OLDEST_FIRST : Order.NEWEST_FIRST;
    }
}
