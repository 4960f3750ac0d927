package io.ssmtrail.cli;

import io.ssmtrail.error.ExitCode;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Prints what a shell needs to complete command lines.
 *
 * @see <a href="https://picocli.info/autocomplete.html">Autocomplete for picocli</a>
 */
@Command(
        name = "completion",
        description = "Print a script with which a shell completes commands, options and their values.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(ssmtrail completion bash)",
            "  ssmtrail completion bash > ~/.local/share/bash-completion/completions/ssmtrail",
            "  source <(ssmtrail completion zsh)"
        })
final class CompletionCommand implements Callable<Integer> {

    private enum Shell {
        BASH,
        ZSH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
    private Shell shell = Shell.BASH;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(script());
        out.flush();
        return ExitCode.OK;
    }

    /** The same text for both: under zsh it brings in bash's way of completing by itself. */
    private String script() {
        CommandSpec root = spec.root();
        return switch (shell) {
            case BASH, ZSH -> AutoComplete.bash(root.name(), root.commandLine());
        };
    }
}
