package io.ssmtrail.cli;

import io.ssmtrail.cli.log.LogFormat;
import io.ssmtrail.cli.log.LogLevel;
import io.ssmtrail.cli.log.Logging;
import io.ssmtrail.cli.output.SafeWriter;
import io.ssmtrail.connection.settings.Setting;
import io.ssmtrail.connection.settings.Settings;
import io.ssmtrail.connection.settings.SettingsFile;
import java.io.OutputStream;
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
final class Ssmtrail implements Runnable {

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

    /** Standard error with a line that changes where a person watches. */
    static StatusLine screen(CommandSpec command) {
        Ssmtrail root = (Ssmtrail) command.root().userObject();
        return new StatusLine(
                root.terminal != null ? root.terminal : command.commandLine().getErr(), Terminal.isInteractive());
    }

    boolean debug() {
        return debug;
    }

    /** Where answers go that are bytes already, which a writer would decode and encode again. */
    OutputStream data() {
        return streams.out();
    }

    /** The bytes that the command line of a command reads and writes. */
    static StandardStreams streamsOf(CommandSpec command) {
        return ((Ssmtrail) command.root().userObject()).streams;
    }

    /** What holds of connections, when these were given as options of a command. */
    static Settings settings(CommandSpec command, Map<Setting, String> given) {
        Ssmtrail root = (Ssmtrail) command.root().userObject();
        return new Settings(
                given, root.environment, SettingsFile.read(Optional.ofNullable(root.configuration), root.environment));
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
