package io.ssmtrail.cli;

import io.ssmtrail.cli.output.DisplayText;
import io.ssmtrail.cli.output.SafeWriter;
import io.ssmtrail.error.ExitCode;
import io.ssmtrail.error.SsmtrailException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The one place where failures are shown: what happened, what to do, and a stack trace only when asked for. */
final class FailureHandler implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parsed) {
        PrintWriter err = SafeWriter.over(commandLine.getErr());
        boolean debug = parsed.commandSpec().root().userObject() instanceof Ssmtrail root && root.debug();
        if (failure instanceof SsmtrailException known) {
            err.println(safe(String.valueOf(known.getMessage())));
            if (!known.advice().isEmpty()) {
                err.println(DisplayText.safe(known.advice()));
            }
            if (debug) {
                known.printStackTrace(err);
            }
            return known.exitCode();
        }
        Throwable bug =
                failure instanceof ExecutionException && failure.getCause() instanceof Error error ? error : failure;
        err.println(DisplayText.safe("Something went wrong that should not have: " + bug));
        if (debug) {
            bug.printStackTrace(err);
        } else {
            err.println("Run it again with --debug, and report what it shows.");
        }
        return ExitCode.BUG;
    }

    /** A line that is set in, as a query is with a mark below it, stays one; a name cannot begin one of its own. */
    private static String safe(String message) {
        return Arrays.stream(message.split("\n(?= )", -1))
                .map(DisplayText::safe)
                .collect(Collectors.joining("\n"));
    }
}
