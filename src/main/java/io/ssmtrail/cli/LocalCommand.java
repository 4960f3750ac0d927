package io.ssmtrail.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "local",
        description = "A local Elasticsearch for trying things out: one node, on this machine only, without security.",
        subcommands = {LocalStartCommand.class, LocalStopCommand.class, LocalStatusCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {"  ssmtrail local start", "  ssmtrail local status", "  ssmtrail local stop"})
final class LocalCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Say what to do: start, stop or status.");
    }
}
