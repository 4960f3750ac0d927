package io.ssmtrail.sample.bulk;

import io.ssmtrail.sample.script.IdSource;

/** Marks instead of fresh identifiers, each of its own. */
final class MarkedIds implements IdSource {

    private int count;

    @Override
    public String guid() {
        return Marker.mark(Marker.Kind.GUID, Integer.toString(count++));
    }

    @Override
    public String hex(int digits) {
        return Marker.mark(Marker.Kind.HEX, count++ + "/" + digits);
    }
}
