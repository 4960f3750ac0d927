package io.ssmtrail.cli;

import java.io.File;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * Writes a manual page for every command, as AsciiDoc. The profile {@code release} makes pages for {@code man} of them.
 *
 * @see <a href="https://picocli.info/man/gen-manpage.html">gen-manpage</a>
 */
public final class ManualPages {

    private ManualPages() {}

    /** Takes the folder to write to, and the version that the pages are of. */
    public static void main(String[] arguments) throws IOException {
        File folder = new File(arguments[0]);
        CommandLine ssmtrail = Ssmtrail.commandLine();
        prepare(ssmtrail, "ssmtrail " + arguments[1]);
        if (ManPageGenerator.generateManPage(folder, null, new boolean[0], true, ssmtrail.getCommandSpec()) != 0) {
            throw new IOException("The manual pages were not written to " + folder);
        }
    }

    /** Help and manuals have customs of their own for headings. */
    private static void prepare(CommandLine command, String version) {
        CommandSpec spec = command.getCommandSpec();
        spec.versionProvider(() -> new String[] {version});
        spec.usageMessage().exitCodeListHeading("Exit status").footerHeading("Examples");
        command.getSubcommands().values().forEach(subcommand -> prepare(subcommand, version));
    }
}
