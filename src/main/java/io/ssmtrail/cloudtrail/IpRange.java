package io.ssmtrail.cloudtrail;

import java.util.List;
import java.util.stream.Stream;

/**
 * A block of addresses.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA's registry of special-purpose
 *     addresses</a>, and its IPv6 sibling, for the blocks that are not routed
 */
final class IpRange {

    private static final List<IpRange> NOT_ROUTED_V4 = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3");
    private static final List<IpRange> ROUTED_V6 = ranges("2000::/3", "64:ff9b::/96");
    private static final List<IpRange> NOT_ROUTED_V6 = ranges("2001:db8::/32", "3fff::/20");
    private static final IpRange MAPPED_V4 = of("::ffff:0:0/96");

    private final byte[] start;
    private final int prefix;

    private IpRange(byte[] start, int prefix) {
        this.start = start;
        this.prefix = prefix;
    }

    /** Whether an address of four or sixteen bytes is routed on the internet. */
    static boolean isPublic(byte[] address) {
        if (address.length == 4) {
            return !anyHolds(NOT_ROUTED_V4, address);
        }
        if (MAPPED_V4.holds(address)) {
            return isPublic(new byte[] {address[12], address[13], address[14], address[15]});
        }
        return anyHolds(ROUTED_V6, address) && !anyHolds(NOT_ROUTED_V6, address);
    }

    private static boolean anyHolds(List<IpRange> ranges, byte[] address) {
        for (int i = 0; i < ranges.size(); i++) {
            if (ranges.get(i).holds(address)) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(byte[] address) {
        int whole = prefix / 8;
        for (int i = 0; i < whole; i++) {
            if (address[i] != start[i]) {
                return false;
            }
        }
        int rest = prefix % 8;
        return rest == 0 || (address[whole] ^ start[whole]) >> (8 - rest) == 0;
    }

    private static List<IpRange> ranges(String... ranges) {
        return Stream.of(ranges).map(IpRange::of).toList();
    }

    private static IpRange of(String range) {
        int slash = range.indexOf('/');
        return new IpRange(IpLiteral.parse(range.substring(0, slash)), Integer.parseInt(range.substring(slash + 1)));
    }
}
