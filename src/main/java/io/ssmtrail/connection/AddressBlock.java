package io.ssmtrail.connection;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses that begin alike, written as {@code 10.0.0.0/8} or {@code 2001:db8::/32}; a lone address is a block of one.
 *
 * @param address the first bits of it count
 * @param bits how many of them
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4632#section-3.1">RFC 4632</a>
 */
record AddressBlock(InetAddress address, int bits) {

    /** IPv6 in brackets as in URLs, or without. No name is among these, so that none is ever looked up. */
    private static final Pattern FORM =
            Pattern.compile("\\[?((?:\\d{1,3}\\.){3}\\d{1,3}|[0-9a-f]*:[0-9a-f:.]*:[0-9a-f.]*)]?(?:/(\\d{1,3}))?");

    /** What a text in small letters says; empty where it is something else, such as a name. */
    static Optional<AddressBlock> of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.getByName(form.group(1));
            int most = 8 * address.getAddress().length;
            int bits = form.group(2) == null ? most : Integer.parseInt(form.group(2));
            return bits > most ? Optional.empty() : Optional.of(new AddressBlock(address, bits));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    boolean holds(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] its = other.getAddress();
        int rest = 8 * mine.length - bits;
        return mine.length == its.length
                && new BigInteger(1, mine).shiftRight(rest).equals(new BigInteger(1, its).shiftRight(rest));
    }
}
