package io.ssmtrail.sample.cast;

/** Identifiers in the forms that AWS gives them, each derived from what it identifies: the same key, the same identifier. */
public final class Ids {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String HEX = "0123456789abcdef";

    private Ids() {}

    /** A well-mixed hash of the parts (FNV-1a with the finaliser of SplitMix64), the same on every machine. */
    public static long hash(String... parts) {
        long hash = 0xcbf29ce484222325L;
        for (String part : parts) {
            for (int i = 0; i < part.length(); i++) {
                hash = (hash ^ part.charAt(i)) * 0x100000001b3L;
            }
            hash = (hash ^ '/') * 0x100000001b3L;
        }
        return mix(hash);
    }

    /** A number from 0 to {@code bound - 1} for the parts. */
    public static int pick(int bound, String... parts) {
        return (int) Long.remainderUnsigned(hash(parts), bound);
    }

    /** A unique identifier of IAM such as {@code AROA...}: 21 characters. */
    public static String unique(String prefix, String... parts) {
        return prefix + letters(BASE32, 21 - prefix.length(), hash(parts));
    }

    /** An access key id. It ends with EXAMPLE so that nobody and no scanner takes it for a real one. */
    public static String accessKey(String prefix, String... parts) {
        return prefix + letters(BASE32, 9, hash(parts)) + "EXAMPLE";
    }

    /** Hexadecimal digits, for instance the 17 of {@code i-...}. */
    public static String hex(int length, String... parts) {
        return letters(HEX, length, hash(parts));
    }

    /** A GUID. */
    public static String guid(String... parts) {
        String hex = hex(32, parts);
        return hex.substring(0, 8) + '-' + hex.substring(8, 12) + "-4" + hex.substring(13, 16) + "-a"
                + hex.substring(17, 20) + '-' + hex.substring(20);
    }

    private static String letters(String alphabet, int length, long seed) {
        StringBuilder letters = new StringBuilder(length);
        long bits = seed;
        for (int i = 0; i < length; i++) {
            bits = mix(bits + 0x9e3779b97f4a7c15L);
            letters.append(alphabet.charAt((int) Long.remainderUnsigned(bits, alphabet.length())));
        }
        return letters.toString();
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
