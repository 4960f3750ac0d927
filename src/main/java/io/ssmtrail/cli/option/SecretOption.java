package io.ssmtrail.cli.option;

import io.ssmtrail.cli.terminal.Terminal;
import io.ssmtrail.connection.settings.Setting;
import io.ssmtrail.error.UsageException;
import java.io.Console;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An option that asks for a secret. It takes a value only to refuse it: one on the command line would be seen by every
 * user of the machine, and kept in the shell's history.
 */
final class SecretOption {

    /** Stands for the value that was not given. */
    static final String ASK = "";

    /** Shown where options show what they take. */
    static final String NO_VALUE = "";

    private SecretOption() {}

    static void add(Map<Setting, String> given, Setting setting, @Nullable String value) {
        if (value == null) {
            return;
        }
        if (!value.equals(ASK)) {
            throw new UsageException(
                    "A secret does not belong on the command line, where every user of this machine sees it.",
                    "Give " + setting.option() + " last or before another option to be asked for it, name a file with "
                            + setting.option() + "-file, or set " + setting.variable() + ".");
        }
        given.put(setting, ask(setting));
    }

    private static String ask(Setting setting) {
        Optional<Console> console = Terminal.console();
        char @Nullable [] typed = console.isEmpty() ? null : console.get().readPassword("%s: ", label(setting));
        if (typed == null || typed.length == 0) {
            throw new UsageException(
                    console.isEmpty()
                            ? "There is no terminal to ask for the " + label(setting) + " on."
                            : "No " + label(setting) + " was given.",
                    "Name a file with " + setting.option() + "-file, or set " + setting.variable() + ".");
        }
        return new String(typed);
    }

    private static String label(Setting setting) {
        return setting.key().replace("kibana-", "Kibana ").replace("api-key", "API key");
    }
}
