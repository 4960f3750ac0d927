package io.ssmtrail.bulk;

/** What documents come from, told of each what becomes of it. Called by several threads. */
public interface Origin {

    /** Of documents that nobody follows one by one. */
    Origin UNHEARD = new Origin() {
        @Override
        public void added() {}

        @Override
        public void stored() {}

        @Override
        public void alreadyPresent() {}

        @Override
        public void refused() {}
    };

    /** A document of it is on its way. */
    void added();

    /** Elasticsearch has taken one. */
    void stored();

    /** Elasticsearch had one already, or has another in its place. */
    void alreadyPresent();

    /** Elasticsearch does not take one. */
    void refused();
}
