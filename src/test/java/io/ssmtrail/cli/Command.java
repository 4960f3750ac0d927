package io.ssmtrail.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;

/**
 * A command as a user runs it, in this process.
 *
 * @param code what it ended with
 * @param out standard output
 * @param err standard error
 */
record Command(int code, String out, String err) {

    static Command run(String... words) {
        return runWithInput(new byte[0], words);
    }

    static Command runWithInput(byte[] input, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        CommandLine line = Ssmtrail.commandLine(new StandardStreams(new ByteArrayInputStream(input), out));
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8)).setErr(new PrintWriter(err, true));
        int code = line.execute(words);
        return new Command(code, out.toString(StandardCharsets.UTF_8), err.toString());
    }

    List<String> outLines() {
        return out.lines().toList();
    }

    List<String> errLines() {
        return err.lines().toList();
    }
}
