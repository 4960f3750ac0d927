package io.ssmtrail.cli;

import io.ssmtrail.cli.output.SafeWriter;
import io.ssmtrail.error.ExitCode;
import io.ssmtrail.local.Contents;
import io.ssmtrail.local.LocalElasticsearch;
import io.ssmtrail.local.RunningElasticsearch;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        description = "Show whether it runs, where, and what it holds.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it runs", "1:it does not run", "70:a fault of ssmtrail itself"},
        footerHeading = "%nExamples:%n",
        footer = {"  ssmtrail local status", "  ssmtrail local status --data-dir ~/ssmtrail-data"})
final class LocalStatusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private LocalDataDir dataDir = new LocalDataDir();

    @Override
    public Integer call() {
        Path folder = dataDir.orUsual();
        Optional<RunningElasticsearch> found = LocalElasticsearch.find(folder);
        if (found.isEmpty()) {
            spec.commandLine().getErr().println("No local Elasticsearch runs in " + folder + ".");
            return 1;
        }
        RunningElasticsearch running = found.get();
        PrintWriter out = SafeWriter.over(spec.commandLine().getOut());
        out.println("url        " + running.url());
        out.println("version    " + running.version());
        out.println("process    " + running.pid());
        out.println("data       " + running.dataDir());
        Optional<Contents> contents = LocalElasticsearch.contents(running);
        if (contents.isEmpty()) {
            spec.commandLine().getErr().println("It does not answer yet.");
            return ExitCode.OK;
        }
        out.println("health     " + contents.get().health());
        out.println("documents  " + contents.get().documents());
        out.println("size       " + megabytes(contents.get().bytes()));
        return ExitCode.OK;
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
