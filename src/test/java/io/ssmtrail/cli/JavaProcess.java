package io.ssmtrail.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The program in a Java process of its own, with no credentials of AWS and nothing else of this process.
 *
 * @param code what it ended with
 * @param out standard output, and what the Java machine itself says
 * @param err standard error
 */
record JavaProcess(int code, String out, String err) {

    static JavaProcess run(Path scratch, List<String> options, String... words)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(scratch, "java", ".out");
        Path err = Files.createTempFile(scratch, "java", ".err");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(options);
        command.add(Main.class.getName());
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        Process process = builder.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("still runs: " + String.join(" ", words));
        }
        return new JavaProcess(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
