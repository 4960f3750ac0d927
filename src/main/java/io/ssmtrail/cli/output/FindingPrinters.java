package io.ssmtrail.cli.output;

import io.ssmtrail.findings.Finding;
import io.ssmtrail.findings.FindingDocument;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Chooses the printer of findings in some format; JSON is as the index has it. */
public final class FindingPrinters {

    private FindingPrinters() {}

    public static Printer<Finding> of(OutputFormat format, Screen screen, OutputStream out) throws IOException {
        return switch (format) {
            case TABLE -> RowPrinters.table(FindingColumns.forScreen(screen.width()), screen, out);
            case JSON -> new JsonPrinter<>(out, FindingDocument::of);
            case NDJSON ->
                new NdjsonPrinter<>(
                        out,
                        (finding, to) ->
                                to.write(FindingDocument.of(finding).toString().getBytes(StandardCharsets.UTF_8)));
            case CSV -> new CsvPrinter<>(FindingColumns.all(), out);
        };
    }
}
