package io.ssmtrail.cli;

import io.ssmtrail.error.ExitCode;
import io.ssmtrail.error.UsageException;
import io.ssmtrail.local.LocalElasticsearch;
import io.ssmtrail.local.LocalOptions;
import io.ssmtrail.local.RunningElasticsearch;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "start",
        description = {
            "Start it and wait until it answers. It runs on until it is stopped.",
            "Prints its URL. Does nothing when it already runs."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ssmtrail local start", "  ssmtrail local start --port 9250 --heap 2g --data-dir ~/ssmtrail-data"})
final class LocalStartCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private LocalDataDir dataDir = new LocalDataDir();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port that must be used; otherwise 9200, or the next that is free.")
    @Nullable
    private Integer port;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "1g",
            description = "Memory of its Java heap, such as 512m or 2g (default: ${DEFAULT-VALUE}).")
    private String heap = "1g";

    @Option(
            names = "--distribution",
            paramLabel = "FILE|DIR",
            description =
                    "Elasticsearch to start: a zip, a folder with zips, or an unpacked one; otherwise the one that"
                            + " SSMTRAIL_DISTRIBUTION names, else the one that the build fetched. It has to be given"
                            + " to bring data to another major version.")
    @Nullable
    private Path distribution;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        LocalOptions options = options();
        Optional<RunningElasticsearch> before = LocalElasticsearch.find(options.dataDir());
        if (before.isEmpty()) {
            err.println("Starting Elasticsearch in " + options.dataDir() + " ...");
            err.flush();
        }
        long began = System.nanoTime();
        RunningElasticsearch running = LocalElasticsearch.start(options, err::println);
        if (before.isPresent() && port != null && running.url().getPort() != port) {
            throw new UsageException(
                    "Elasticsearch already runs at " + running.url() + ", not at port " + port + ".",
                    "Stop it first with 'ssmtrail local stop', or give another --data-dir.");
        }
        if (before.isPresent()) {
            err.println("Elasticsearch " + running.version() + " already runs (process " + running.pid() + ").");
        } else {
            err.printf(
                    "Elasticsearch %s runs (process %d), started in %.0f s.%n",
                    running.version(), running.pid(), (System.nanoTime() - began) / 1e9);
        }
        if (running.url().getPort() != LocalOptions.USUAL_PORT && before.isEmpty() && port == null) {
            err.println("Port " + LocalOptions.USUAL_PORT + " is taken by another program, so it uses "
                    + running.url().getPort() + ".");
        }
        spec.commandLine().getOut().println(running.url());
        return ExitCode.OK;
    }

    private LocalOptions options() {
        LocalOptions options =
                LocalOptions.usual().withDataDir(dataDir.orUsual()).withHeap(heap);
        if (port != null) {
            options = options.withPort(port);
        }
        if (distribution != null) {
            options = options.withDistribution(distribution);
        }
        return options;
    }
}
