package io.ssmtrail.cli.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Objects;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/**
 * How a line looks.
 *
 * @see <a href="https://www.elastic.co/docs/reference/ecs/logging/intro">ECS logging</a>
 */
public enum LogFormat {
    /** Time, level, who tells, what. */
    TEXT {
        @Override
        String line(LogRecord line) {
            Throwable thrown = line.getThrown();
            String text = line.getInstant() + " " + level(line) + " " + shortName(line) + ": " + message(line)
                    + (thrown == null ? "" : ": " + thrown);
            return text.replaceAll("\\p{C}", "?");
        }
    },
    /** An object of the Elastic Common Schema a line. */
    JSON {
        @Override
        String line(LogRecord line) {
            ObjectNode json = Mapper.SHARED.createObjectNode();
            json.put("@timestamp", line.getInstant().toString())
                    .put("log.level", level(line))
                    .put("message", message(line))
                    .put("ecs.version", "8.11.0")
                    .put("service.name", "ssmtrail")
                    .put("log.logger", logger(line));
            Throwable thrown = line.getThrown();
            if (thrown != null) {
                json.put("error.type", thrown.getClass().getName())
                        .put("error.message", String.valueOf(thrown.getMessage()));
            }
            try {
                return Mapper.SHARED.writeValueAsString(json).replace("\u007f", "\\u007f");
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a tree of texts is no JSON", e);
            }
        }
    };

    /** Made when the first line is: every command looks at the formats, and most log nothing. */
    private static final class Mapper {
        /** Names may hold what a terminal obeys, which is beyond ASCII too. */
        private static final JsonMapper SHARED =
                JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    }

    /** Without the end of the line. */
    abstract String line(LogRecord line);

    private static String level(LogRecord line) {
        return LogLevel.of(line.getLevel()).name();
    }

    private static String message(LogRecord line) {
        return new SimpleFormatter().formatMessage(line);
    }

    private static String logger(LogRecord line) {
        return Objects.requireNonNullElse(line.getLoggerName(), "");
    }

    private static String shortName(LogRecord line) {
        return logger(line).substring(logger(line).lastIndexOf('.') + 1);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
