package dev.pilothouse.platform.kind.preflight;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A range of addresses, as {@code 10.96.0.0/16} or one alone.
 *
 * @param address the first ones bits of which are common
 */
record Subnet(InetAddress address, int bits) {

    /** Reads a range or an address of either family; host names are none. */
    static Optional<Subnet> parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        try {
            InetAddress read = InetAddress.ofLiteral(address);
            int most = read.getAddress().length * 8;
            int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
            return bits < 0 || bits > most ? Optional.empty() : Optional.of(new Subnet(read, bits));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static boolean holds(String outer, String inner) {
        return parse(outer).flatMap(range -> parse(inner).map(range::holds)).orElse(false);
    }

    boolean holds(Subnet other) {
        byte[] mine = address.getAddress();
        byte[] theirs = other.address.getAddress();
        if (mine.length != theirs.length || other.bits < bits) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
