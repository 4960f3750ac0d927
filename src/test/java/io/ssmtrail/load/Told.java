package io.ssmtrail.load;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what a load told. */
final class Told implements LoadListener {

    final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void unreadable(String input, String reason) {
        lines.add(input + ": " + reason);
    }

    @Override
    public void rejected(Rejection rejection) {
        lines.add(rejection.input() + "#" + rejection.position() + ": " + rejection.reason());
    }

    @Override
    public void noted(String input, long position, String remark) {
        lines.add(input + "#" + position + " (note): " + remark);
    }
}
