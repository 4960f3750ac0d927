package io.ssmtrail.cli;

import io.ssmtrail.cli.output.DisplayText;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Shows what is wrong with the command line, which the shell may have filled with names of files. */
final class MisuseHandler implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException misuse, String[] arguments) {
        CommandLine commandLine = misuse.getCommandLine();
        PrintWriter err = commandLine.getErr();
        err.println(DisplayText.safe(String.valueOf(misuse.getMessage())));
        if (!UnmatchedArgumentException.printSuggestions(misuse, err)) {
            advise(commandLine, err);
        }
        return commandLine.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** The options of a command fill a screen, and would push away what was said. */
    private static void advise(CommandLine commandLine, PrintWriter err) {
        if (commandLine.getSubcommands().isEmpty()) {
            err.println("See '" + commandLine.getCommandSpec().qualifiedName() + " --help'.");
        } else {
            commandLine.usage(err, commandLine.getColorScheme());
        }
    }
}
