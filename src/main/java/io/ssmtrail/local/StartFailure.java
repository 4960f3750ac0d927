package io.ssmtrail.local;

import io.ssmtrail.error.OperationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Why Elasticsearch did not start, as far as what it wrote tells. */
record StartFailure(DataFolder folder, List<String> written) {
    private static final int SHOWN_LINES = 15;
    private static final int SHOWN_LENGTH = 300;
    private static final Pattern CHATTER = Pattern.compile("^\\s+at |^\\s+\\.\\.\\. \\d+ more|^\\[[^\\]]+]\\[INFO ]");
    private static final int READ_BYTES = 64 << 10;

    /** A trace in what Elasticsearch or the JVM writes, and what it means to the user. */
    private record Sign(Pattern trace, String reason, String advice) {
        Sign(String trace, String reason, String advice) {
            this(Pattern.compile(trace), reason, advice);
        }
    }

    private static final List<Sign> SIGNS = List.of(
            new Sign(
                    "BindHttpException|BindTransportException|Address already in use",
                    "another program took the port in the meantime",
                    "Start again, or give another --port."),
            new Sign(
                    "No space left on device|Disk quota exceeded",
                    "the disk is full",
                    "Free some space, or choose a --data-dir on another disk."),
            new Sign(
                    "insufficient memory|Could not reserve enough space|Cannot allocate memory|java.lang.OutOfMemoryError"
                            + "|Invalid maximum heap size|exit code 137",
                    "there is not enough memory",
                    "Give a smaller --heap, such as 512m, or end other programs."),
            new Sign(
                    "UnsupportedClassVersionError|minimum required Java version",
                    "the Java it was started with is too old",
                    "Set ES_JAVA_HOME to a newer JDK."),
            new Sign(
                    "cannot upgrade a node|cannot downgrade a node|indexCreatedVersionMajor is in the future",
                    "its data folder was written by another version",
                    "Choose another --data-dir, or delete the old one."),
            new Sign(
                    "failed to obtain node lock|LockObtainFailedException",
                    "another Elasticsearch uses the same data folder",
                    "Stop that one, or choose another --data-dir."),
            new Sign("exit code (130|143)", "it was told to end", "Start it again when you are ready."),
            new Sign(
                    "setpriv: |Operation not permitted",
                    "it could not be started as the user 'nobody'",
                    "Run this as an ordinary user."),
            new Sign(
                    "AccessDeniedException|Permission denied",
                    "it may not read or write one of its folders",
                    "See to the permissions of the data folder and of the JDK, or choose another --data-dir."));

    /** Reads what was written last; to be called before anything is cleaned up. */
    static StartFailure in(DataFolder folder) {
        List<String> lines = new ArrayList<>(tail(folder.launcherLog()));
        if (lines.size() < SHOWN_LINES) {
            lines.addAll(0, tail(folder.serverLog()));
        }
        return new StartFailure(folder, lines);
    }

    OperationException explain(String what) {
        List<String> all = new ArrayList<>(written);
        all.add(what);
        StringBuilder message = new StringBuilder("Elasticsearch did not start: it " + what);
        String advice = "Read " + folder.serverLog() + ".";
        for (Sign sign : SIGNS) {
            if (all.stream().anyMatch(line -> sign.trace().matcher(line).find())) {
                message.append("; most likely ").append(sign.reason());
                advice = sign.advice();
                break;
            }
        }
        message.append('.');
        List<String> telling =
                written.stream().filter(line -> !CHATTER.matcher(line).find()).toList();
        List<String> last = telling.subList(Math.max(0, telling.size() - SHOWN_LINES), telling.size());
        if (!last.isEmpty()) {
            message.append(" Its last words:");
            last.forEach(line -> message.append("\n  ").append(line, 0, Math.min(line.length(), SHOWN_LENGTH)));
        }
        return new OperationException(message.toString(), advice);
    }

    private static List<String> tail(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            int from = Math.max(0, bytes.length - READ_BYTES);
            return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
