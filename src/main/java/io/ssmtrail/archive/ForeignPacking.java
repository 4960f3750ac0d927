package io.ssmtrail.archive;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Ways to pack files that nothing here unpacks, and what does. */
enum ForeignPacking {
    XZ("fd377a585a00", "is compressed with xz", "xz -d FILE"),
    SEVEN_ZIP("377abcaf271c", "is a 7z archive", "7z x FILE"),
    RAR("526172211a07", "is a RAR archive", "unrar x FILE"),
    LZ4("04224d18", "is compressed with lz4", "lz4 -d FILE"),
    /** The Unix tool of that name; gzip undoes it as well, and is there. */
    COMPRESS("1f9d", "is compressed with compress", "gzip -d FILE");

    /** Bytes by which each of them can be told from what is read. */
    static final int LONGEST_MAGIC = 6;

    @SuppressWarnings("ImmutableEnumChecker") // never written to
    private final byte[] magic;

    private final String what;
    private final String remedy;

    ForeignPacking(String magic, String what, String remedy) {
        this.magic = HexFormat.of().parseHex(magic);
        this.what = what;
        this.remedy = remedy;
    }

    /** How a file is packed that begins so; empty where it is read, or no known kind. */
    static Optional<ForeignPacking> of(byte[] start) {
        return Arrays.stream(values()).filter(packing -> packing.begins(start)).findFirst();
    }

    /** Why nothing is read from it, and what to do. */
    UnreadableException refusal() {
        return new UnreadableException(what + ", which is not read here; unpack it first: " + remedy);
    }

    private boolean begins(byte[] start) {
        return start.length >= magic.length && Arrays.equals(start, 0, magic.length, magic, 0, magic.length);
    }
}
