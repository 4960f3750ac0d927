package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes no sense is refused with a line on what it is and one on what to do, before anything is asked or written. */
class MisuseTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "search --actor human | There are no actors 'human'.",
                "search --since 2031-02-01 --until 2031-01-01 | Nothing is since 2031-02-01T00:00:00Z and before",
                "search --size -1 | There cannot be -1 events.",
                "generate --story --events 5 x | A story has as many events as it has: --events is for bulk.",
                "load --status --dry-run | --status loads nothing.",
                "load --status x | --status loads nothing.",
                "load --senders 0 x | A load needs a reader, a sender",
                "load | There is nothing to load.",
                "load --nowhere x | Unknown option: '--nowhere'",
                "search --size many | Invalid value for option '--size'"
            })
    void itIsRefused(String command, String message) {
        CommandRun run = CommandRun.of(command.split(" "));

        assertThat(run.err()).contains(message);
        assertThat(run.errLines()).as("the message is not to be looked for").hasSizeLessThan(5);
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "verify x --public-keys /nowhere/file",
        "findings --list --rules /nowhere/file",
        "search --config /nowhere/file",
        "search --url https://localhost:1 --ca-cert /nowhere/file",
        "search --password-file /nowhere/file --username x",
    })
    void ofAFileThatIsNotThereThatIsSaidInsteadOfItsNameAgain(String command) {
        CommandRun run = CommandRun.of(command.split(" "));

        assertThat(run.errLines())
                .first()
                .satisfies(line -> assertThat(line)
                        .containsOnlyOnce("/nowhere/file")
                        .endsWith("cannot be read: there is no such file or folder."));
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void anEmptyPathIsNotTheCurrentFolder() {
        for (List<String> command : List.of(List.of("load", "--dry-run", ""), List.of("map", ""))) {
            CommandRun run = CommandRun.of(command.toArray(String[]::new));

            assertThat(run.err()).contains("An empty path names no place.");
            assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        }
    }
}
