package io.ssmtrail.cloudtrail;

/** Tells e-mail addresses from the other names that sessions and users have. */
final class MailAddress {

    private static final int MAX_LENGTH = 254;
    private static final String FORBIDDEN = ":/\\\"<>(),;[]";

    private MailAddress() {}

    static boolean isOne(String text) {
        int at = text.indexOf('@');
        if (at <= 0 || at != text.lastIndexOf('@') || text.length() > MAX_LENGTH) {
            return false;
        }
        int dot = text.lastIndexOf('.');
        if (dot < at + 2 || dot > text.length() - 3 || text.charAt(at + 1) == '.' || text.contains("..")) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7f || FORBIDDEN.indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }
}
