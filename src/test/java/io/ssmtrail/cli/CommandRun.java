package io.ssmtrail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ssmtrail.testing.TestElasticsearch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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

    private static CommandRun with(byte[] input, Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                Ssmtrail.commandLine(new StandardStreams(new ByteArrayInputStream(input), data), environment);
        commandLine.setOut(new PrintWriter(data, true, UTF_8));
        commandLine.setErr(new PrintWriter(err, true));
        int exitCode = commandLine.execute(arguments);
        commandLine.getOut().flush();
        return new CommandRun(exitCode, data.toString(UTF_8), err.toString());
    }

    List<String> outLines() {
        return out.lines().toList();
    }

    List<String> errLines() {
        return err.lines().toList();
    }
}
