package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.ssmtrail.error.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {

    /** A word as a shell sees it: in quotes, or without spaces. */
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\\S+");

    static Stream<CommandLine> commands() {
        List<CommandLine> commands = new ArrayList<>();
        collect(Ssmtrail.commandLine(), commands);
        return commands.stream();
    }

    private static void collect(CommandLine command, List<CommandLine> into) {
        into.add(command);
        command.getSubcommands().values().forEach(subcommand -> collect(subcommand, into));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandShowsExamplesThatMakeSense(CommandLine command) {
        String name = command.getCommandSpec().qualifiedName();
        List<String> examples = Arrays.stream(
                        command.getCommandSpec().usageMessage().footer())
                .filter(line -> line.contains("ssmtrail ") && line.startsWith("  "))
                .toList();
        assertThat(examples)
                .as(name)
                .filteredOn(example -> example.contains(name))
                .hasSizeGreaterThanOrEqualTo(2);
        for (String example : examples) {
            assertThatCode(() -> Ssmtrail.commandLine().parseArgs(words(example)))
                    .as(example)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void theRuleInTheHelpIsOne(@TempDir Path rules) throws IOException {
        CommandRun help = CommandRun.of("findings", "--help");
        String text = String.join("\n", help.outLines());
        String rule = text.substring(text.indexOf("  id: "), text.indexOf("Another condition"))
                .replaceAll("(?m)^  ", "");
        String other = rule.replaceFirst("(?s)condition:.*?false-positives:", "false-positives:")
                        .replace("id: ", "id: other-")
                + text.substring(text.indexOf("  condition:\n    type: new-terms"))
                        .replaceAll("(?m)^  ", "")
                        .replaceFirst("(?s)\n\nExit codes.*", "");
        Files.writeString(rules.resolve("rule.yaml"), rule);
        Files.writeString(rules.resolve("other.yaml"), other);

        CommandRun list = CommandRun.of("findings", "--list", "--rules", rules.toString());

        assertThat(list.exitCode()).as(list.err() + other).isZero();
        assertThat(list.out()).contains("sessions-on-many-nodes", "other-sessions-on-many-nodes");
    }

    /** The words after the program's name, up to where the output goes. */
    private static String[] words(String example) {
        String call = example.substring(example.indexOf("ssmtrail ") + "ssmtrail ".length())
                .replaceFirst(" [|>] .*|\\)$", "");
        return WORD.matcher(call)
                .results()
                .map(MatchResult::group)
                .map(word -> word.replace("'", ""))
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyOptionSaysInASentenceWhatItDoes(CommandLine command) {
        assertThat(command.getCommandSpec().options())
                .allSatisfy(option -> assertThat(option.description())
                        .as(option.longestName())
                        .isNotEmpty()
                        .allMatch(line -> line.matches("(?s)(\\p{Upper}|\\$\\{COMP|.* or |2001).*[.)]")));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandTellsHowAFaultOfItsOwnEnds(CommandLine command) {
        assertThat(command.getCommandSpec().usageMessage().exitCodeList())
                .as(command.getCommandSpec().qualifiedName())
                .containsKey(String.valueOf(ExitCode.BUG));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpFitsEightyColumns(CommandLine command) {
        CommandRun help = CommandRun.of(Stream.concat(
                        Arrays.stream(command.getCommandSpec().qualifiedName().split(" "))
                                .skip(1),
                        Stream.of("--help"))
                .toArray(String[]::new));
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Usage: " + command.getCommandSpec().qualifiedName(), "Examples:");
        assertThat(help.out().lines().filter(line -> !line.startsWith("  ssmtrail") && !line.contains("# ")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void versionTellsWhatRuns() {
        assertThat(CommandRun.of("--version").out())
                .startsWith("ssmtrail ")
                .contains(System.getProperty("java.version"));
        assertThat(CommandRun.of("search", "--version").exitCode()).isZero();
    }

    @Test
    void whatMakesNoSenseIsAnsweredWithTheCommandsThereAre() {
        CommandRun nothing = CommandRun.of();
        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(nothing.err()).contains("Give a command.", "search", "findings");

        CommandRun misspelt = CommandRun.of("serch");
        assertThat(misspelt.exitCode()).isEqualTo(2);
        assertThat(misspelt.err()).contains("search");
    }
}
