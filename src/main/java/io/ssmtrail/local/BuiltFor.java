package io.ssmtrail.local;

import io.ssmtrail.program.ProgramFile;

/** The Elasticsearch that this program was built and tested with; the build writes its version into a data file. */
final class BuiltFor {

    private BuiltFor() {}

    /** Such as {@code 8.19.21}. */
    static String version() {
        return ProgramFile.json(BuiltFor.class, "built-for.json")
                .path("elasticsearch")
                .asText();
    }
}
