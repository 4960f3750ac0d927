package io.ssmtrail.findings;

import io.ssmtrail.error.UsageException;
import io.ssmtrail.search.Event;
import io.ssmtrail.search.FieldNames;
import java.util.ArrayList;
import java.util.List;

/**
 * Fields by whose values events are told apart: any field of the index by its full or short name, or {@code who}: the
 * person behind a call where an e-mail address tells, whatever role was used, else the principal.
 */
record EventKey(List<List<String>> fields) {

    private static final String WHO = "who";

    private static final List<String> WHO_FIELDS = List.of("user.email", "aws.principal.id");

    /** Enough for any real event; a crafted one must not make millions. */
    private static final int MOST_COMBINATIONS = 1_000;

    /**
     * A key of some fields.
     *
     * @throws io.ssmtrail.error.UsageException where one of them is no field
     */
    static EventKey of(List<String> names, FieldNames known, String rule) {
        return new EventKey(names.stream()
                .map(name -> name.equals(WHO)
                        ? WHO_FIELDS
                        : List.of(known.resolve(name)
                                .orElseThrow(() -> new UsageException(
                                        "The rule " + rule + " names a field '" + name + "' that the index has not.",
                                        "Use a field of the index, one of its short names, or who."))))
                .toList());
    }

    /** All fields that must be fetched. */
    List<String> all() {
        return fields.stream().flatMap(List::stream).toList();
    }

    /** The first value of each field, empty where there is none. */
    List<String> group(Event event) {
        return fields.stream()
                .map(names -> values(event, names).stream().findFirst().orElse(""))
                .toList();
    }

    /** Each combination of the fields' values; none where a field has no value. */
    List<List<String>> combinations(Event event) {
        List<List<String>> combinations = List.of(List.of());
        for (List<String> names : fields) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> combination : combinations) {
                for (String value : values(event, names)) {
                    if (longer.size() < MOST_COMBINATIONS) {
                        List<String> one = new ArrayList<>(combination);
                        one.add(value);
                        longer.add(one);
                    }
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    private static List<String> values(Event event, List<String> names) {
        for (String name : names) {
            List<String> values = event.values(name);
            if (!values.isEmpty()) {
                return values;
            }
        }
        return List.of();
    }
}
