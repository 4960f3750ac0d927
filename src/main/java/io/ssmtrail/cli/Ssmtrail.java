package io.ssmtrail.cli;

import io.ssmtrail.cli.log.LogFormat;
import io.ssmtrail.cli.log.LogLevel;
import io.ssmtrail.cli.log.Logging;
import io.ssmtrail.cli.option.Invocation;
import io.ssmtrail.cli.output.SafeWriter;
import io.ssmtrail.cli.terminal.StandardStreams;
import io.ssmtrail.cli.terminal.StatusLine;
import io.ssmtrail.cli.terminal.Terminal;
import io.ssmtrail.connection.settings.Setting;
import io.ssmtrail.connection.settings.Settings;
import io.ssmtrail.connection.settings.SettingsFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command above all others. */
@Command(
        name = "ssmtrail",
        description =
                "Loads AWS Systems Manager events from CloudTrail archives into Elasticsearch, and searches them.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = VersionProvider.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all well",
            "1:finished, but some inputs or documents failed; they are listed",
            "2:the command line makes no sense",
            "3:Elasticsearch, Kibana or S3 cannot be reached, or does not allow it",
            "70:a fault of ssmtrail itself",
            "130:interrupted"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ssmtrail demo",
            "  ssmtrail load ~/trail/AWSLogs",
            "  ssmtrail search --failed --since 7d",
            "",
            "'ssmtrail COMMAND --help' tells more of a command.",
        },
        subcommands = {
            DemoCommand.class,
            LocalCommand.class,
            SetupCommand.class,
            DoctorCommand.class,
            LoadCommand.class,
            MapCommand.class,
            ReconcileCommand.class,
            VerifyCommand.class,
            SearchCommand.class,
            ShowCommand.class,
            ReportCommand.class,
            SessionsCommand.class,
            CommandsCommand.class,
            FindingsCommand.class,
            PruneCommand.class,
            ReindexCommand.class,
            DashboardsCommand.class,
            GenerateCommand.class,
            CompletionCommand.class
        })
final class Ssmtrail implements Runnable, Invocation {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Settings file (default: $SSMTRAIL_CONFIG, else ~/.config/ssmtrail/ssmtrail.properties).")
    private @Nullable Path configuration;

    @Option(names = "--debug", description = "Show stack traces.", scope = ScopeType.INHERIT)
    private boolean debug;

    @Option(
            names = "--log-level",
            paramLabel = "DETAIL",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:SSMTRAIL_LOG_LEVEL:-off}",
            description =
                    "What to log to standard error: ${COMPLETION-CANDIDATES} (default: $SSMTRAIL_LOG_LEVEL, else off).")
    private LogLevel logLevel = LogLevel.OFF;

    @Option(
            names = "--log-format",
            paramLabel = "STYLE",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:SSMTRAIL_LOG_FORMAT:-text}",
            description = "How to log: ${COMPLETION-CANDIDATES} (default: $SSMTRAIL_LOG_FORMAT, else text).")
    private LogFormat logFormat = LogFormat.TEXT;

    /** Standard error as it is, while commands write to it through what makes them safe. */
    private @Nullable PrintWriter terminal;

    private final StandardStreams streams;
    private final Map<String, String> environment;

    private Ssmtrail(StandardStreams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = environment;
    }

    @Override
    public StatusLine screen() {
        return new StatusLine(terminal != null ? terminal : spec.commandLine().getErr(), Terminal.isInteractive());
    }

    boolean debug() {
        return debug;
    }

    @Override
    public StandardStreams streams() {
        return streams;
    }

    @Override
    public Settings settings(Map<Setting, String> given) {
        return new Settings(given, environment, SettingsFile.read(Optional.ofNullable(configuration), environment));
    }

    /** The command line, ready to execute. */
    static CommandLine commandLine() {
        return commandLine(StandardStreams.ofProcess());
    }

    static CommandLine commandLine(StandardStreams streams) {
        return commandLine(streams, System.getenv());
    }

    static CommandLine commandLine(StandardStreams streams, Map<String, String> environment) {
        Ssmtrail root = new Ssmtrail(streams, environment);
        CommandLine commandLine = new CommandLine(root);
        commandLine.setExecutionStrategy(root::runLogged);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.setExecutionExceptionHandler(new FailureHandler());
        commandLine.setParameterExceptionHandler(new MisuseHandler());
        return commandLine;
    }

    private int runLogged(ParseResult parsed) {
        boolean help = parsed.asCommandLineList().stream()
                .anyMatch(command -> command.isUsageHelpRequested() || command.isVersionHelpRequested());
        if (help) {
            return new RunLast().execute(parsed);
        }
        terminal = spec.commandLine().getErr();
        spec.commandLine().setErr(SafeWriter.over(terminal));
        Logging logging = Logging.begin(logLevel, logFormat, spec.commandLine().getErr());
        try {
            return new RunLast().execute(parsed);
        } catch (Error e) {
            // Picocli hands on exceptions only, and Java would end with 1, which means another thing.
            throw new ExecutionException(spec.commandLine(), e.toString(), e);
        } finally {
            logging.end();
            spec.commandLine().setErr(terminal);
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Give a command.");
    }
}
