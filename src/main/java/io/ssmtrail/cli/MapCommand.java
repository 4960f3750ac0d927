package io.ssmtrail.cli;

import io.ssmtrail.archive.ArchiveInput;
import io.ssmtrail.archive.InputFinder;
import io.ssmtrail.archive.ReadAhead;
import io.ssmtrail.document.DocumentWriter;
import io.ssmtrail.document.JsonBytes;
import io.ssmtrail.document.MappedEvent;
import io.ssmtrail.load.EventSink;
import io.ssmtrail.load.InputPass;
import io.ssmtrail.load.InputReport;
import io.ssmtrail.load.Rejection;
import io.ssmtrail.s3.S3Archives;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
        StandardStreams streams = Ssmtrail.streamsOf(spec);
        AtomicBoolean complete = new AtomicBoolean(true);
        DataOutput.write(streams.out(), out -> {
            Printing printing =
                    new Printing(out, new StatusLine(spec.commandLine().getErr(), false));
            try (S3Archives buckets = s3.archives(paths, selection.selection());
                    ReadAhead ahead = new ReadAhead(printing)) {
                new InputFinder(streams.in(), buckets).find(paths, ahead);
                ahead.passOn();
            }
            complete.set(printing.complete);
        });
        return complete.get() ? ExitCode.OK : ExitCode.INCOMPLETE;
    }

    /** Prints each input's documents as soon as it is found. */
    private final class Printing implements InputFinder.Sink, EventSink {

        private final InputPass pass = new InputPass(selection.selection(), mapping.mapper());
        private final JsonBytes json = new JsonBytes();
        private final OutputStream out;
        private final StatusLine screen;
        private boolean complete = true;

        Printing(OutputStream out, StatusLine screen) {
            this.out = out;
            this.screen = screen;
        }

        @Override
        public void found(ArchiveInput input) {
            InputReport report = pass.read(input, this);
            report.failure().ifPresent(reason -> unreadable(input.name(), reason));
        }

        @Override
        public void unreadable(String name, String reason) {
            complete = false;
            screen.print(name + ": " + reason);
        }

        @Override
        public void event(MappedEvent event, String place, long position) {
            try {
                json.clear();
                DocumentWriter.write(event.document(), json);
                json.write('\n');
                json.writeTo(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void rejected(Rejection rejection) {
            complete = false;
            screen.print(rejection.input() + ", record " + rejection.position() + ": " + rejection.reason());
        }

        @Override
        public void noted(String input, long position, String remark) {
            screen.print(input + ", record " + position + ": " + remark);
        }
    }
}
