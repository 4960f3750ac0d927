package io.ssmtrail.cli.terminal;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a person watches. */
public final class Terminal {

    /** Lines and columns, as stty tells them. */
    private static final Pattern SIZE = Pattern.compile("^\\d+ ([1-9]\\d{1,4})\\s");

    private Terminal() {}

    /**
     * Whether input and output are a terminal. Until Java 21 there is a console only then; from 22 on there always is
     * one, and it must be asked.
     */
    @SuppressWarnings("SystemConsoleNull")
    public static boolean isInteractive() {
        Console console = System.console();
        if (console == null || "dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException olderJava) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }

    /** The terminal to ask somebody on; empty where nobody is there. */
    public static Optional<Console> console() {
        return isInteractive() ? Optional.ofNullable(System.console()) : Optional.empty();
    }

    /** How many characters a line has: what the shell says, else the terminal itself. */
    public static OptionalInt width() {
        String told = System.getenv("COLUMNS");
        if (told != null && told.matches("[1-9]\\d{1,4}")) {
            return OptionalInt.of(Integer.parseInt(told));
        }
        return isInteractive() ? ask() : OptionalInt.empty();
    }

    private static OptionalInt ask() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (InputStream answer = stty.getInputStream()) {
                Matcher size = SIZE.matcher(new String(answer.readAllBytes(), StandardCharsets.US_ASCII));
                return size.find() ? OptionalInt.of(Integer.parseInt(size.group(1))) : OptionalInt.empty();
            }
        } catch (IOException noSuchProgram) {
            return OptionalInt.empty();
        }
    }
}
