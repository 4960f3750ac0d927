package io.ssmtrail.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest tells. */
final class VersionProvider implements IVersionProvider {

    static String version() {
        return Objects.requireNonNullElse(Ssmtrail.class.getPackage().getImplementationVersion(), "development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"ssmtrail " + version(), "Java ${java.version}, ${os.name} ${os.arch}"};
    }
}
