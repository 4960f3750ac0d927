package io.ssmtrail.sample.script;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Random identifiers.
 *
 * @param random what they are drawn from
 * @param mask tells apart what is made of the same draws
 */
public record RandomIds(RandomGenerator random, long mask) implements IdSource {

    private static final HexFormat HEX = HexFormat.of();

    public RandomIds(RandomGenerator random) {
        this(random, 0);
    }

    @Override
    public String guid() {
        String high = sixteenDigits();
        String low = sixteenDigits();
        return high.substring(0, 8) + '-' + high.substring(8, 12) + "-4" + high.substring(13) + "-8"
                + low.substring(1, 4) + '-' + low.substring(4);
    }

    @Override
    public String hex(int digits) {
        StringBuilder hex = new StringBuilder(digits + 16);
        while (hex.length() < digits) {
            hex.append(sixteenDigits());
        }
        hex.setLength(digits);
        return hex.toString();
    }

    private String sixteenDigits() {
        return HEX.toHexDigits(random.nextLong() ^ mask);
    }
}
