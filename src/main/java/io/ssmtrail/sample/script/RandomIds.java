package io.ssmtrail.sample.script;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Random identifiers. */
public record RandomIds(RandomGenerator random) implements IdSource {

    private static final HexFormat HEX = HexFormat.of();

    @Override
    public String guid() {
        String high = HEX.toHexDigits(random.nextLong());
        String low = HEX.toHexDigits(random.nextLong());
        return high.substring(0, 8) + '-' + high.substring(8, 12) + "-4" + high.substring(13) + "-8"
                + low.substring(1, 4) + '-' + low.substring(4);
    }

    @Override
    public String hex(int digits) {
        StringBuilder hex = new StringBuilder(digits + 16);
        while (hex.length() < digits) {
            hex.append(HEX.toHexDigits(random.nextLong()));
        }
        hex.setLength(digits);
        return hex.toString();
    }
}
