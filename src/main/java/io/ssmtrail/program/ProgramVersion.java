package io.ssmtrail.program;

import java.util.Objects;

/** The version that the jar's manifest tells. */
public final class ProgramVersion {

    private ProgramVersion() {}

    /** Such as {@code 1.2.0}; {@code development} where the program runs from no jar. */
    public static String text() {
        return Objects.requireNonNullElse(ProgramVersion.class.getPackage().getImplementationVersion(), "development");
    }
}
