package io.ssmtrail.cli;

import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.Templates;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Brings the index templates into a cluster. */
@Command(name = "setup", description = "Install the index templates. Existing data is not touched.")
final class SetupCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Override
    public Integer call() {
        try (Elastic elastic = connection.connect()) {
            print(Templates.install(elastic), spec.commandLine().getOut());
        }
        return ExitCode.OK;
    }

    static void print(List<Templates.Outcome> outcomes, PrintWriter out) {
        for (Templates.Outcome outcome : outcomes) {
            out.printf(
                    "%-10s %s %s (version %d)%n",
                    word(outcome.change()), outcome.kind(), outcome.name(), outcome.version());
        }
        out.flush();
    }

    private static String word(Templates.Change change) {
        return switch (change) {
            case CREATED -> "created";
            case UPDATED -> "updated";
            case UNCHANGED -> "unchanged";
            case NEWER -> "newer";
        };
    }
}
