package io.ssmtrail.local;

import io.ssmtrail.connection.StackVersion;
import io.ssmtrail.error.OperationException;
import java.util.Optional;

/**
 * Keeps the data of a folder from versions of Elasticsearch that cannot read them, and from those that would bring them to a
 * state which the version that wrote them cannot read any more.
 */
record DataKeeper(DataFolder folder) {

    /**
     * Returns where a version may be started.
     *
     * @param named whether the user has named this very distribution
     * @throws OperationException where a newer version has written the data, or one of another major version and the user has
     *     not named the distribution
     */
    void admit(Distribution distribution, boolean named) {
        Optional<StackVersion> starting = StackVersion.parse(distribution.version());
        Optional<StackVersion> written = folder.writtenBy();
        if (starting.isPresent() && written.isPresent()) {
            admit(starting.get(), written.get(), distribution, named);
        }
    }

    private void admit(StackVersion starting, StackVersion written, Distribution distribution, boolean named) {
        String what = "The data in " + folder.path() + " were written by Elasticsearch " + written + ", and "
                + distribution.home() + " is Elasticsearch " + starting;
        if (starting.compareTo(written) < 0) {
            throw new OperationException(
                    what + ", which cannot read what a newer one wrote.",
                    "Choose another --data-dir, or name an Elasticsearch " + written
                            + " or newer with --distribution.");
        }
        if (starting.major() != written.major() && !named) {
            throw new OperationException(
                    what + ": once it had run, no Elasticsearch " + written.major() + " could read them any more.",
                    "Choose another --data-dir, or name the one to start with --distribution: an Elasticsearch "
                            + written.major() + " to keep the data as they are, this one to bring them to "
                            + starting.major() + " for good.");
        }
    }
}
