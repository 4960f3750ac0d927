package io.ssmtrail.cli.option;

import io.ssmtrail.cli.terminal.StandardStreams;
import io.ssmtrail.cli.terminal.StatusLine;
import io.ssmtrail.connection.settings.Setting;
import io.ssmtrail.connection.settings.Settings;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** What holds of the whole run of the program: the root command knows it, and commands and their options ask for it. */
public interface Invocation {

    /** That which a command belongs to. */
    static Invocation of(CommandSpec command) {
        return (Invocation) command.root().userObject();
    }

    /** Standard error with a line that changes where a person watches. */
    StatusLine screen();

    /** The bytes that commands read and write. */
    StandardStreams streams();

    /** What holds of connections, when these were given as options of a command. */
    Settings settings(Map<Setting, String> given);
}
