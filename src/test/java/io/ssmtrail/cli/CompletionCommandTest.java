package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.cli.terminal.StandardStreams;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class CompletionCommandTest {

    /**
     * Stands in for the key that asks for completions, which only an interactive shell has: two functions work only
     * there.
     */
    private static final String ASK = """
            source "$1"
            shift
            if [ -n "$ZSH_VERSION" ]; then
              setopt KSH_ARRAYS
              unalias compopt
            fi
            function compopt { :; }
            function complete { :; }
            COMP_WORDS=("$@")
            COMP_CWORD=$(($# - 1))
            _complete_ssmtrail
            printf '%s\\n' "${COMPREPLY[@]}"
            """;

    @TempDir
    Path folder;

    /** Bash is where the tests run; zsh is where somebody has installed it. */
    static Stream<String> shells() {
        return Stream.of("bash", "zsh").filter(shell -> shell.equals("bash") || isInstalled(shell));
    }

    @ParameterizedTest
    @MethodSource("shells")
    void aShellCompletesCommandsOptionsAndTheirValues(String shell) throws IOException, InterruptedException {
        CommandRun completion = CommandRun.of("completion", shell);
        assertThat(completion.exitCode()).isZero();
        assertThat(completion.err()).isEmpty();
        Path script = Files.writeString(folder.resolve("ssmtrail-completion"), completion.out());

        assertThat(ask(shell, script, "se")).containsExactlyInAnyOrder("setup", "search", "sessions");
        assertThat(ask(shell, script, "local", "st")).containsExactlyInAnyOrder("start", "stop", "status");
        assertThat(ask(shell, script, "search", "--co"))
                .containsExactlyInAnyOrder(
                        "--count", "--color", "--columns", "--command", "--config", "--connect-timeout");
        assertThat(ask(shell, script, "search", "-o", "")).containsExactlyInAnyOrder("table", "json", "ndjson", "csv");
        assertThat(ask(shell, script, "search", "--color", "a")).containsExactlyInAnyOrder("auto", "always");
        assertThat(ask(shell, script, "findings", "--severity", "")).contains("info", "critical");
        assertThat(ask(shell, script, "completion", "")).contains("bash", "zsh");
    }

    /** The script keeps an option's values under its label, so that two options of one label get the values of one. */
    @Test
    void optionsWithValuesOfTheirOwnHaveLabelsOfTheirOwn() {
        everyCommand(Ssmtrail.commandLine(
                        new StandardStreams(InputStream.nullInputStream(), OutputStream.nullOutputStream())))
                .forEach(command -> {
                    Map<String, List<String>> values = new HashMap<>();
                    for (OptionSpec option : command.getCommandSpec().options()) {
                        if (option.completionCandidates() != null) {
                            List<String> own = new ArrayList<>();
                            option.completionCandidates().forEach(own::add);
                            assertThat(values.computeIfAbsent(option.paramLabel(), label -> own))
                                    .as(command.getCommandSpec().qualifiedName() + " " + option.longestName())
                                    .isEqualTo(own);
                        }
                    }
                });
    }

    private static Stream<CommandLine> everyCommand(CommandLine top) {
        return Stream.concat(
                Stream.of(top), top.getSubcommands().values().stream().flatMap(CompletionCommandTest::everyCommand));
    }

    private List<String> ask(String shell, Path script, String... words) throws IOException, InterruptedException {
        Path asking = Files.writeString(folder.resolve("ask"), ASK);
        ProcessBuilder command = new ProcessBuilder(shell, asking.toString(), script.toString(), "ssmtrail");
        command.command().addAll(List.of(words));
        Process process =
                command.redirectError(folder.resolve("errors").toFile()).start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("errors")).isEmptyFile();
        // zsh itself leaves out what does not begin as the last word does.
        return answer.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(words[words.length - 1]))
                .toList();
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
