package io.ssmtrail.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The loader, end to end, beside what bounds it and what it replaces, against one Elasticsearch in turn: the same documents
 * built beforehand and sent by a plain bulk client (the ceiling), and a script that people write for want of a loader
 * (gzip, json, four bulk threads, records as they are).
 *
 * <p>Arguments: the URL of a free Elasticsearch, the loader's command in one string, an archive, the number of rounds.
 */
public final class LoadBenchmark {

    private static final String SCRIPT = "src/benchmark/python/four_bulk_threads.py";
    private static final int PART_TO_TRY = 5;
    private static final String SCRIPT_INDEX = "script-events";

    private LoadBenchmark() {}

    /** Runs the given number of rounds, and prints each and their medians; finding the ceiling warms the server up. */
    public static void main(String[] args) throws IOException, InterruptedException {
        URI url = URI.create(args[0]);
        List<String> loader = List.of(args[1].split(" "));
        Path archive = Path.of(args[2]);
        int rounds = Integer.parseInt(args[3]);
        FreeElasticsearch server = new FreeElasticsearch(url);
        run(command(loader, "setup", "--url", url.toString()));

        try (PreparedBodies bodies = PreparedBodies.of(archive)) {
            int senders = bestSenders(server, bodies);
            System.out.printf(
                    "%,d events in %d bodies; the ceiling is best with %d senders%n",
                    bodies.events(), bodies.count(), senders);
            List<Double> ofCeiling = new ArrayList<>();
            List<Double> ofScript = new ArrayList<>();
            List<Double> cpuShare = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                Measured ceiling = server.measure(() -> bodies.send(url, senders, bodies.count()));
                Measured load = server.measure(
                        () -> run(command(loader, "load", "--reload", "--url", url.toString(), archive.toString())));
                server.expect("ssm-cloudtrail-*", bodies.events());
                Measured script = server.measure(
                        () -> run(List.of("python3", SCRIPT, url.toString(), SCRIPT_INDEX, archive.toString())));
                server.expect(SCRIPT_INDEX, bodies.events());
                System.out.printf(
                        Locale.ROOT,
                        "round %d: ceiling %,.0f/s, loader %,.0f/s (%.2f of the ceiling; CPU %.1f s beside Elasticsearch's %.1f s),"
                                + " script %,.0f/s%n",
                        round,
                        bodies.events() / ceiling.seconds(),
                        bodies.events() / load.seconds(),
                        ceiling.seconds() / load.seconds(),
                        load.childCpu(),
                        load.serverCpu(),
                        bodies.events() / script.seconds());
                ofCeiling.add(ceiling.seconds() / load.seconds());
                ofScript.add(script.seconds() / load.seconds());
                cpuShare.add(load.childCpu() / (load.childCpu() + load.serverCpu()));
            }
            System.out.printf(
                    Locale.ROOT,
                    "medians: %.2f of the ceiling, %.0f %% of the CPU, %.2f times the script's speed%n",
                    median(ofCeiling),
                    100 * median(cpuShare),
                    median(ofScript));
        }
    }

    private static int bestSenders(FreeElasticsearch server, PreparedBodies bodies)
            throws IOException, InterruptedException {
        int some = Math.max(1, bodies.count() / PART_TO_TRY);
        server.measure(() -> bodies.send(server.url(), 2, some));
        int best = 1;
        double least = Double.MAX_VALUE;
        for (int senders = 1; senders <= 4; senders++) {
            int count = senders;
            double seconds =
                    server.measure(() -> bodies.send(server.url(), count, some)).seconds();
            if (seconds < least) {
                least = seconds;
                best = senders;
            }
        }
        return best;
    }

    private static List<String> command(List<String> loader, String... more) {
        List<String> command = new ArrayList<>(loader);
        command.addAll(List.of(more));
        return command;
    }

    /** Runs a program to its end; its CPU time is asked for until then, for afterwards nobody tells it. */
    private static double run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        double cpu = 0;
        while (process.isAlive()) {
            cpu = process.info()
                    .totalCpuDuration()
                    .map(used -> used.toMillis() / 1e3)
                    .orElse(cpu);
            Thread.sleep(20);
        }
        if (process.exitValue() != 0) {
            throw new IOException("exit code " + process.exitValue() + " of " + String.join(" ", command));
        }
        return cpu;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
