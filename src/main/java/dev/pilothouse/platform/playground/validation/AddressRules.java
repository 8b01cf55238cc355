package dev.pilothouse.platform.playground.validation;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/** Internet addresses and ranges of them, without asking any name server. */
final class AddressRules {

    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern IPV6_GROUPS = Pattern.compile("[0-9a-fA-F]{1,4}(:[0-9a-fA-F]{1,4})*");
    private static final int GROUPS = 8;
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    private AddressRules() {}

    static void address(Spot address) {
        if (!isAddress(address.text())) {
            address.invalid(address.text(), "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)");
        }
    }

    /** An address to which others may send. */
    static void reachable(Spot address) {
        String text = address.text();
        if (!isAddress(text)) {
            address(address);
        } else if (text.equals("0.0.0.0") || text.equals("::")) {
            address.invalid("may not be unspecified (" + text + ")");
        } else if (text.startsWith("127.") || text.equals("::1")) {
            address.invalid("may not be in the loopback range (127.0.0.0/8, ::1/128)");
        } else if (text.startsWith("169.254.") || text.toLowerCase(Locale.ROOT).startsWith("fe80:")) {
            address.invalid("may not be in the link-local range (169.254.0.0/16, fe80::/10)");
        } else if (text.startsWith("224.0.0.") || text.toLowerCase(Locale.ROOT).startsWith("ff02:")) {
            address.invalid("may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)");
        }
    }

    static void range(Spot range) {
        if (!isRange(range.text())) {
            range.invalid(range.text(), "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)");
        }
    }

    static boolean isAddress(String text) {
        return isIpv4(text) || isIpv6(text);
    }

    static boolean isIpv4(String text) {
        return IPV4.matcher(text).matches();
    }

    static boolean isIpv6(String text) {
        String address = text;
        int lastColon = text.lastIndexOf(':');
        if (lastColon < 0) {
            return false;
        }
        if (text.indexOf('.') >= 0) {
            if (!isIpv4(text.substring(lastColon + 1))) {
                return false;
            }
            address = text.substring(0, lastColon + 1) + "0:0";
        }
        int gap = address.indexOf("::");
        if (gap < 0) {
            return IPV6_GROUPS.matcher(address).matches() && groups(address) == GROUPS;
        }
        String before = address.substring(0, gap);
        String after = address.substring(gap + 2);
        return (before.isEmpty() || IPV6_GROUPS.matcher(before).matches())
                && (after.isEmpty() || IPV6_GROUPS.matcher(after).matches())
                && groups(before) + groups(after) < GROUPS;
    }

    static boolean isRange(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("0|[1-9]\\d{0,2}")) {
            return false;
        }
        String address = text.substring(0, slash);
        int bits = Integer.parseInt(text.substring(slash + 1));
        return isIpv4(address) ? bits <= IPV4_BITS : isIpv6(address) && bits <= IPV6_BITS;
    }

    /** Tells whether the first range lies within the second and is smaller. */
    static boolean isWithin(String inner, String outer) {
        int innerBits = Integer.parseInt(inner.substring(inner.indexOf('/') + 1));
        int outerBits = Integer.parseInt(outer.substring(outer.indexOf('/') + 1));
        byte[] address = bytes(inner.substring(0, inner.indexOf('/')));
        byte[] network = bytes(outer.substring(0, outer.indexOf('/')));
        if (innerBits <= outerBits || address.length != network.length) {
            return false;
        }
        BigInteger difference = new BigInteger(1, address).xor(new BigInteger(1, network));
        return difference.shiftRight(address.length * Byte.SIZE - outerBits).signum() == 0;
    }

    private static byte[] bytes(String address) {
        try {
            return InetAddress.ofLiteral(address).getAddress();
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static int groups(String text) {
        return text.isEmpty() ? 0 : text.split(":", -1).length;
    }
}
