package io.ssmtrail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ssmtrail.cli.terminal.StandardStreams;
import io.ssmtrail.testing.TestElasticsearch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * A command that was run, and what it said.
 *
 * @param out standard output
 * @param err standard error
 */
record CommandRun(int exitCode, String out, String err) {

    /** Runs it with the Elasticsearch of the tests. */
    static CommandRun withElasticsearch(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--url");
        all.add(TestElasticsearch.url().toString());
        return of(all.toArray(String[]::new));
    }

    static CommandRun of(String... arguments) {
        return with(new byte[0], System.getenv(), arguments);
    }

    /** Runs it in an environment of its own. */
    static CommandRun in(Map<String, String> environment, String... arguments) {
        return with(new byte[0], environment, arguments);
    }

    /** Runs it with that as standard input. */
    static CommandRun withInput(byte[] input, String... arguments) {
        return with(input, System.getenv(), arguments);
    }

    /** Runs it with another standard output than one that keeps what it says. */
    static CommandRun withOutput(OutputStream out, String... arguments) {
        return with(new StandardStreams(InputStream.nullInputStream(), out), System.getenv(), arguments);
    }

    private static CommandRun with(byte[] input, Map<String, String> environment, String... arguments) {
        return with(
                new StandardStreams(new ByteArrayInputStream(input), new ByteArrayOutputStream()),
                environment,
                arguments);
    }

    private static CommandRun with(StandardStreams streams, Map<String, String> environment, String... arguments) {
        StringWriter err = new StringWriter();
        CommandLine commandLine = Ssmtrail.commandLine(streams, environment);
        commandLine.setOut(new PrintWriter(streams.out(), true, UTF_8));
        commandLine.setErr(new PrintWriter(err, true));
        int exitCode = commandLine.execute(arguments);
        commandLine.getOut().flush();
        String out = streams.out() instanceof ByteArrayOutputStream kept ? kept.toString(UTF_8) : "";
        return new CommandRun(exitCode, out, err.toString());
    }

    List<String> outLines() {
        return out.lines().toList();
    }

    List<String> errLines() {
        return err.lines().toList();
    }
}
