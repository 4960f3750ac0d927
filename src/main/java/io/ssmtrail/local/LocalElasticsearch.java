package io.ssmtrail.local;

import io.ssmtrail.error.OperationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A real Elasticsearch as a process of this machine, for trying things out: one node, on loopback only, without security.
 * There can be one for each data folder, and it outlives the program that started it.
 */
public final class LocalElasticsearch {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    private static final Duration KILL_PATIENCE = Duration.ofSeconds(10);

    private LocalElasticsearch() {}

    /**
     * Starts one and waits until it answers; returns the one that already runs in this data folder, if there is one,
     * whatever port and heap it was started with.
     *
     * @throws OperationException when no distribution or no Java is found, the port is taken, the disk is full, the folder
     *     cannot be used or its data are of another version, or Elasticsearch itself fails
     */
    public static RunningElasticsearch start(LocalOptions options) {
        return start(options, remark -> {});
    }

    /**
     * The same.
     *
     * @param teller is told, before the start, what the user may not expect: that it is not the version which this program
     *     was built for
     */
    public static synchronized RunningElasticsearch start(LocalOptions options, Consumer<String> teller) {
        ServerUser user = ServerUser.current();
        DataFolder folder = new DataFolder(options.dataDir());
        folder.create(user);
        return folder.whileLocked(() -> {
            RunningElasticsearch running = running(folder).orElseGet(() -> startNew(options, user, folder, teller));
            // It may have been left in the middle of its start by one who was killed.
            if (!new ServerApi(running.url()).awaitAnswer(options.startTimeout())) {
                throw StartFailure.in(folder).explain("does not answer at " + running.url());
            }
            return running;
        });
    }

    /** The one that runs in a data folder. */
    public static Optional<RunningElasticsearch> find(Path dataDir) {
        return running(new DataFolder(dataDir));
    }

    /**
     * Ends the one that runs in a data folder and waits until it is gone; its data stay.
     *
     * @return what was stopped; empty when none was running
     * @throws OperationException when it does not end, or belongs to another user
     */
    public static synchronized Optional<RunningElasticsearch> stop(Path dataDir) {
        DataFolder folder = new DataFolder(dataDir);
        if (!Files.isDirectory(folder.path())) {
            return Optional.empty();
        }
        Optional<RunningElasticsearch> running = running(folder);
        return running.isEmpty() ? running : folder.whileLocked(() -> stopNow(folder, running.get()));
    }

    /** What it holds; empty when it does not answer. */
    public static Optional<Contents> contents(RunningElasticsearch elasticsearch) {
        return new ServerApi(elasticsearch.url()).contents();
    }

    private static Optional<RunningElasticsearch> running(DataFolder folder) {
        return folder.state()
                .flatMap(state -> ServerProcess.of(folder)
                        .map(process ->
                                new RunningElasticsearch(state.url(), process.pid(), state.version(), folder.path())));
    }

    private static Optional<RunningElasticsearch> stopNow(DataFolder folder, RunningElasticsearch running) {
        Optional<ServerProcess> process = ServerProcess.of(folder);
        if (process.isPresent() && !process.get().end(STOP_PATIENCE, KILL_PATIENCE)) {
            throw new OperationException(
                    "Elasticsearch (process " + running.pid() + ") does not end.",
                    "It may belong to another user: stop it as that user, or with: kill -9 " + running.pid());
        }
        folder.forgetState();
        return Optional.of(running);
    }

    private static RunningElasticsearch startNew(
            LocalOptions options, ServerUser user, DataFolder folder, Consumer<String> teller) {
        DistributionFinder finder = DistributionFinder.lookingAt(options.distribution());
        Distribution distribution = finder.find(CacheFolder.usual(), user);
        finder.remark(distribution).ifPresent(teller);
        new DataKeeper(folder).admit(distribution, options.distribution().isPresent());
        user.requireReach(
                distribution.home().resolve("bin"),
                "the distribution",
                "Unpack it below a folder that every user can pass, or give the zip instead.");
        Path javaHome = JavaHome.find(distribution.oldestJava(), user);
        int port = LoopbackPort.choose(options.port());
        folder.prepare(user, new ServerConfiguration(distribution, port, options.heap(), options.javaOptions()));
        ServerState state = ServerState.starting(port, distribution.version());
        folder.saveState(state);
        new Launch(distribution, javaHome, folder, user).run(options.startTimeout());
        ServerProcess process = ServerProcess.of(folder)
                .orElseThrow(() -> StartFailure.in(folder).explain("ended right after its start"));
        folder.saveState(state.withPid(process.pid()));
        folder.saveVersion(distribution.version());
        return new RunningElasticsearch(state.url(), process.pid(), state.version(), folder.path());
    }
}
