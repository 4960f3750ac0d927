package io.ssmtrail.archive;

/** Finds the inputs of an archive that does not lie in this machine's folders. */
@FunctionalInterface
public interface RemoteFinder {

    /**
     * Finds what lies below a place, and hands it over while it is found.
     *
     * @param uri the place, as the user gave it
     * @throws io.ssmtrail.error.SsmtrailException where the place cannot be looked into
     */
    void find(String uri, InputFinder.Sink sink) throws InterruptedException;
}
