package io.ssmtrail.ssm;

/** The shape of a managed node's id: {@code i-0123456789abcdef0} (EC2) or {@code mi-0123456789abcdef0} (hybrid). */
final class NodeId {

    private static final int SHORTEST = 8;
    private static final int LONGEST = 17;
    private static final int FAR_TOO_LONG = 40;

    private NodeId() {}

    /** For places that can only hold a node: lenient, because archives are anonymised in many ways ({@code i-EXAMPLE}). */
    static boolean isNode(String text) {
        int start = afterPrefix(text);
        return start > 0 && text.length() <= FAR_TOO_LONG && digits(text, start) >= 0;
    }

    /** For places that can hold anything: the length of real ids, and a digit in it. */
    static boolean looksLikeNode(String text) {
        int start = afterPrefix(text);
        int length = text.length() - start;
        return start > 0 && length >= SHORTEST && length <= LONGEST && digits(text, start) > 0;
    }

    private static int afterPrefix(String text) {
        if (text.startsWith("i-")) {
            return 2;
        }
        return text.startsWith("mi-") ? 3 : 0;
    }

    /** How many digits the rest of the text has, or -1 where it is empty or holds anything but letters and digits. */
    private static int digits(String text, int start) {
        int digits = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z')) {
                return -1;
            }
        }
        return start == text.length() ? -1 : digits;
    }
}
