package io.ssmtrail.cli;

import io.ssmtrail.archive.InputFinder;
import io.ssmtrail.cli.option.Invocation;
import io.ssmtrail.cli.option.MappingOptions;
import io.ssmtrail.cli.option.S3Options;
import io.ssmtrail.cli.option.SelectionOptions;
import io.ssmtrail.cli.terminal.DataOutput;
import io.ssmtrail.cli.terminal.StandardStreams;
import io.ssmtrail.cli.terminal.StatusLine;
import io.ssmtrail.error.ExitCode;
import io.ssmtrail.json.JsonBytes;
import io.ssmtrail.mapping.ArchiveMapping;
import io.ssmtrail.s3.S3Archives;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The loader's mapping without Elasticsearch: documents to standard output. */
@Command(
        name = "map",
        description = "Print the documents that 'load' would index, one JSON object a line, in the archive's order.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ssmtrail map ~/trail/AWSLogs > documents.ndjson",
            "  zcat archive.json.gz | ssmtrail map --event-source ssm,sts -"
        })
final class MapCommand implements Callable<Integer> {

    /** Each has buffers of its own; one thread prints, and more would wait for it. */
    private static final int MOST_READERS = 16;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Mixin
    private S3Options s3 = new S3Options();

    @Mixin
    private MappingOptions mapping = new MappingOptions();

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Files and folders of archives; s3://BUCKET/PREFIX; - is standard input.")
    private List<String> paths = List.of();

    @Override
    public Integer call() throws InterruptedException, IOException {
        StandardStreams streams = Invocation.of(spec).streams();
        AtomicBoolean complete = new AtomicBoolean(true);
        DataOutput.write(streams.out(), out -> {
            Printing printing =
                    new Printing(out, new StatusLine(spec.commandLine().getErr(), false));
            int readers = S3Options.readers(
                    paths, Math.min(MOST_READERS, Runtime.getRuntime().availableProcessors()));
            ArchiveMapping archive = new ArchiveMapping(selection.selection(), mapping.mapper(), readers, printing);
            try (S3Archives buckets = s3.archives(paths, selection.selection())) {
                archive.map(paths, new InputFinder(streams.in(), buckets));
            }
            complete.set(printing.complete);
        });
        return complete.get() ? ExitCode.OK : ExitCode.INCOMPLETE;
    }

    /** Documents to standard output, the rest beside it. */
    private static final class Printing implements ArchiveMapping.Recipient {

        private final OutputStream out;
        private final StatusLine screen;
        private boolean complete = true;

        Printing(OutputStream out, StatusLine screen) {
            this.out = out;
            this.screen = screen;
        }

        @Override
        public void documents(JsonBytes lines) throws IOException {
            lines.writeTo(out);
            // The next ones may come late, and whoever reads at the other end of a pipe waits for these.
            out.flush();
        }

        @Override
        public void unreadable(String name, String reason) {
            complete = false;
            screen.print(name + ": " + reason);
        }

        @Override
        public void rejected(String place, long position, String reason) {
            complete = false;
            screen.print(place + ", record " + position + ": " + reason);
        }

        @Override
        public void noted(String place, long position, String remark) {
            screen.print(place + ", record " + position + ": " + remark);
        }
    }
}
