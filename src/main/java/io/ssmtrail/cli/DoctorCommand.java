package io.ssmtrail.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.cli.option.ConnectionOptions;
import io.ssmtrail.cli.option.KibanaOptions;
import io.ssmtrail.cli.output.DisplayText;
import io.ssmtrail.cli.output.SafeWriter;
import io.ssmtrail.doctor.Area;
import io.ssmtrail.doctor.Check;
import io.ssmtrail.doctor.Diagnosis;
import io.ssmtrail.doctor.Doctor;
import io.ssmtrail.doctor.Status;
import io.ssmtrail.error.ExitCode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells what is well and what is not. */
@Command(
        name = "doctor",
        description = {
            "Tell where each setting comes from, what answers, what is allowed, what is installed, and what to do about the rest.",
            "Changes nothing."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ssmtrail doctor",
            "  ssmtrail doctor --kibana-url https://kibana.example.com:5601",
            "  ssmtrail doctor -o json > doctor.json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all well, or nothing worse than a warning",
            "1:there is a problem",
            "2:the command line or a setting makes no sense",
            "3:Elasticsearch or Kibana cannot be reached, or lets nobody in",
            "70:a fault of ssmtrail itself"
        })
final class DoctorCommand implements Callable<Integer> {

    private enum Format {
        TEXT,
        JSON
    }

    private static final int UNREACHED = 3;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private KibanaOptions kibana = new KibanaOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json (default: text).")
    private Format format = Format.TEXT;

    @Override
    public Integer call() {
        Diagnosis diagnosis = new Doctor(connection.settings(kibana)).examine();
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.JSON) {
            out.println(json(diagnosis).toPrettyString());
        } else {
            print(diagnosis, SafeWriter.over(out));
        }
        out.flush();
        if (!diagnosis.isUsable()) {
            return ExitCode.USAGE;
        }
        if (!diagnosis.reached()) {
            return UNREACHED;
        }
        return diagnosis.status() == Status.PROBLEM ? ExitCode.INCOMPLETE : ExitCode.OK;
    }

    private static void print(Diagnosis diagnosis, PrintWriter out) {
        for (Area area : Area.values()) {
            List<Check> checks = diagnosis.checks().stream()
                    .filter(check -> check.area() == area)
                    .toList();
            if (!checks.isEmpty()) {
                out.println(name(area));
            }
            for (Check check : checks) {
                out.printf("  %-8s %s: %s%n", name(check.status()), check.subject(), DisplayText.safe(check.finding()));
                if (!check.advice().isEmpty()) {
                    out.printf("  %-8s %s%n", "", check.advice());
                }
            }
        }
    }

    private static ObjectNode json(Diagnosis diagnosis) {
        ObjectNode json = new JsonMapper().createObjectNode();
        json.put("status", name(diagnosis.status())).put("reached", diagnosis.reached());
        for (Check check : diagnosis.checks()) {
            json.withArray("checks")
                    .addObject()
                    .put("area", name(check.area()))
                    .put("subject", check.subject())
                    .put("status", name(check.status()))
                    .put("finding", check.finding())
                    .put("advice", check.advice());
        }
        return json;
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
