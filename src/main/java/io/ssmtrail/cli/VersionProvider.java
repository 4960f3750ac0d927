package io.ssmtrail.cli;

import io.ssmtrail.program.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"ssmtrail " + ProgramVersion.text(), "Java ${java.version}, ${os.name} ${os.arch}"};
    }
}
