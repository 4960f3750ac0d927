package io.ssmtrail.sample.bulk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Templates, some of which are met more often than others. Any number of threads may pick, once all are added. */
final class TemplateMix {

    private final List<RecordTemplate> templates = new ArrayList<>();
    private int[] upTo = new int[0];

    void add(RecordTemplate template, int weight) {
        int sum = upTo.length == 0 ? 0 : upTo[upTo.length - 1];
        upTo = Arrays.copyOf(upTo, upTo.length + 1);
        upTo[upTo.length - 1] = sum + weight;
        templates.add(template);
    }

    RecordTemplate pick(RandomGenerator random) {
        int share = random.nextInt(upTo[upTo.length - 1]);
        int found = Arrays.binarySearch(upTo, share + 1);
        return templates.get(found < 0 ? -found - 1 : found);
    }
}
