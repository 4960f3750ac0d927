package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Run by the profile {@code release}, when the pages are there. */
class ManualPagesCheck {

    private static final Path FOLDER = Path.of(System.getProperty("ssmtrail.man", "target/man/man1"));

    static Stream<CommandLine> commands() {
        return HelpTest.commands();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasAPageThatManShows(CommandLine command) throws IOException {
        String name = command.getCommandSpec().qualifiedName("-");
        String page = Files.readString(FOLDER.resolve(name + ".1"));
        assertThat(page)
                .contains(".TH \"" + name.toUpperCase(Locale.ROOT).replace("-", "\\-") + "\" \"1\"")
                .contains(
                        ".SH \"NAME\"",
                        ".SH \"SYNOPSIS\"",
                        ".SH \"OPTIONS\"",
                        ".SH \"EXIT STATUS\"",
                        ".SH \"EXAMPLES\"")
                .doesNotContain("@|", "${");
    }
}
