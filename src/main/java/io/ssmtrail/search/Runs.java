package io.ssmtrail.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds what was run by Run Command and Automation. */
public final class Runs {

    private final EventSearch search;

    public Runs(EventSearch search) {
        this.search = search;
    }

    /** Those whose start or stop meets the filter, the latest first. */
    public List<Run> find(EventFilter filter, long limit) throws IOException {
        List<Run> runs = new ArrayList<>();
        for (RunKind kind : RunKind.ALL) {
            List<String> telling =
                    Stream.concat(kind.starts().stream(), kind.stops().stream()).toList();
            runs.addAll(new Stitching(search, kind.idField(), telling, kind.lookups(), Run.FIELDS)
                    .newest(filter, limit, (id, events) -> Run.of(kind, id, events)));
        }
        return runs.stream()
                .sorted(Comparator.comparing(
                        run -> run.started().map(Object::toString).orElse(""), Comparator.reverseOrder()))
                .limit(limit)
                .toList();
    }
}
