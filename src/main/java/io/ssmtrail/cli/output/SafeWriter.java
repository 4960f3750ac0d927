package io.ssmtrail.cli.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Makes visible what a terminal would obey, in whatever is written: names of files, values of events and answers of
 * servers stand in messages, and whoever chose them must not move the cursor. Line breaks and tabs stay; a message of one
 * line is made safe by {@link DisplayText#safe} before.
 */
public final class SafeWriter extends Writer {

    private final Writer writer;

    private SafeWriter(Writer writer) {
        this.writer = writer;
    }

    /** Writes to that one, and flushes after each line. */
    public static PrintWriter over(PrintWriter writer) {
        return new PrintWriter(new SafeWriter(writer), true);
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        String whole = new String(text, offset, length);
        int begin = 0;
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            boolean stays = c == '\n' || c == '\t' || (c == '\r' && i + 1 < length && whole.charAt(i + 1) == '\n');
            if (stays) {
                writer.write(DisplayText.safe(whole.substring(begin, i)));
                writer.write(c);
                begin = i + 1;
            }
        }
        writer.write(DisplayText.safe(whole.substring(begin)));
    }

    @Override
    public void flush() throws IOException {
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
