package dev.pilothouse.guide.form;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Check.Complaint;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Blocks of addresses: {@code 10.0.0.0/8}, {@code 2001:db8::/32}. A block that starts within another one is mended to its start. */
final class CidrCheck {

    private CidrCheck() {}

    static Optional<Complaint> check(String value) {
        int slash = value.indexOf('/');
        String address = slash < 0 ? value : value.substring(0, slash);
        byte[] bytes = address(address);
        if (bytes.length == 0) {
            return Complaint.error("guide.check.cidr", value);
        }
        int width = bytes.length * 8;
        if (slash < 0) {
            return Complaint.better(Effect.error("guide.check.cidr-length", value), value + "/" + width);
        }
        String length = value.substring(slash + 1);
        if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > width) {
            return Complaint.error("guide.check.cidr", value);
        }
        return Optional.empty();
    }

    /** Only written addresses are read: nothing is asked of a name server. */
    private static byte[] address(String text) {
        boolean four = text.matches("(\\d{1,3}\\.){3}\\d{1,3}");
        boolean six = text.contains(":") && text.matches("[0-9a-fA-F:.]+");
        try {
            return four || six ? InetAddress.getByName(text).getAddress() : new byte[0];
        } catch (UnknownHostException e) {
            return new byte[0];
        }
    }
}
