package dev.pilothouse.local;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of addresses as {@code 10.244.0.0/16} or {@code fd00:10:244::/56} (CIDR notation, RFC 4632 and RFC 4291).
 *
 * @param bits of the address that all in the range share
 */
record Subnet(InetAddress address, int bits) {

    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    /** Returns the address that the text is; never looks a name up. */
    static Optional<InetAddress> address(String text) {
        if (!LITERAL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<Subnet> of(String text) {
        int slash = text.indexOf('/');
        String bits = text.substring(slash + 1);
        if (slash < 0 || !bits.matches("\\d{1,3}")) {
            return Optional.empty();
        }
        int count = Integer.parseInt(bits);
        return address(text.substring(0, slash)).filter(address -> count <= size(address)).map(address -> new Subnet(address, count));
    }

    /** Returns the ranges of a list that is divided by commas; empty when one of them is none. */
    static Optional<List<Subnet>> list(String text) {
        List<Subnet> subnets = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            Optional<Subnet> subnet = of(one);
            if (subnet.isEmpty()) {
                return Optional.empty();
            }
            subnets.add(subnet.get());
        }
        return Optional.of(subnets);
    }

    private static int size(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }

    /** Returns how many bits tell the addresses in the range apart. */
    int free() {
        return size(address) - bits;
    }

    boolean isV6() {
        return size(address) > 32;
    }

    boolean overlaps(Subnet other) {
        if (isV6() != other.isV6()) {
            return false;
        }
        int shared = Math.min(bits, other.bits);
        byte[] mine = address.getAddress();
        byte[] its = other.address.getAddress();
        for (int bit = 0; bit < shared; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if ((mine[bit / Byte.SIZE] & mask) != (its[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }
}
