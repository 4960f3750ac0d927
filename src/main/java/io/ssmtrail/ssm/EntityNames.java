package io.ssmtrail.ssm;

/** The spellings in which AWS writes the names of things, and the one that stands for all of them. */
final class EntityNames {

    /** Longer than any name or ARN that AWS allows (2,048 characters for an ARN). */
    static final int LONGEST = 2_048;

    private static final String ZEROS = "000000000000";
    private static final int HIGHEST_PORT = 65_535;
    private static final String HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS";
    private static final String VALUE_HIDDEN = "Value hidden due to security reasons";

    private EntityNames() {}

    /** False for blanks, redaction markers, and text that is longer than any name. */
    static boolean namesSomething(String text) {
        int length = text.length();
        if (length == 0 || length > LONGEST) {
            return false;
        }
        return switch (text.charAt(0)) {
            case 'H' -> !text.startsWith(HIDDEN);
            case 'V' -> !text.startsWith(VALUE_HIDDEN);
            case '-' -> length > 1;
            case '*' -> length == 1 || text.charAt(1) != '*';
            default -> !text.isBlank();
        };
    }

    /** The name in {@code name:3} and {@code name:label}. No name of Systems Manager has a colon in it. */
    static String withoutSelector(String name) {
        return until(name, ':');
    }

    static String until(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }

    static String afterLastSlash(String text) {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    static String withLeadingSlash(String text) {
        return text.startsWith("/") ? text : "/" + text;
    }

    static String withoutTrailingSlash(String text) {
        return text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** {@code all} in any case, or an account id with the zeros that it loses where a tool makes a number of it. */
    static String account(String text) {
        if (text.equalsIgnoreCase("all")) {
            return "all";
        }
        return text.length() < ZEROS.length() && isDecimal(text) ? ZEROS.substring(text.length()) + text : text;
    }

    /** {@code true} or {@code false}; empty for everything else. */
    static String flag(String text) {
        if (text.equalsIgnoreCase("true")) {
            return "true";
        }
        return text.equalsIgnoreCase("false") ? "false" : "";
    }

    /** A port number without leading zeros; empty for everything else. */
    static String port(String text) {
        if (text.length() > 5 || !isDecimal(text)) {
            return "";
        }
        int port = Integer.parseInt(text);
        return port <= HIGHEST_PORT ? Integer.toString(port) : "";
    }

    private static boolean isDecimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
