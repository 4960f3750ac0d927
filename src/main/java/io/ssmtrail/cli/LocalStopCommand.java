package io.ssmtrail.cli;

import io.ssmtrail.error.ExitCode;
import io.ssmtrail.local.LocalElasticsearch;
import io.ssmtrail.local.RunningElasticsearch;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "stop",
        description = "Stop it and wait until it is gone. Its data stay.",
        footerHeading = "%nExamples:%n",
        footer = {"  ssmtrail local stop", "  ssmtrail local stop --data-dir ~/ssmtrail-data"})
final class LocalStopCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private LocalDataDir dataDir = new LocalDataDir();

    @Override
    public Integer call() {
        Path folder = dataDir.orUsual();
        Optional<RunningElasticsearch> stopped = LocalElasticsearch.stop(folder);
        spec.commandLine()
                .getErr()
                .println(stopped.map(running -> "Stopped Elasticsearch at " + running.url() + " (process "
                                + running.pid() + "). Its data stay in " + folder + ".")
                        .orElse("No local Elasticsearch runs in " + folder + "."));
        return ExitCode.OK;
    }
}
