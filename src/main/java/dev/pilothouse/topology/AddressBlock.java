package dev.pilothouse.topology;

import dev.pilothouse.model.Tree;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Whether an address is in a block of a policy, such as {@code 10.0.0.0/8} without {@code 10.1.0.0/16}. */
final class AddressBlock {

    private AddressBlock() {}

    static boolean holds(Tree block, String address) {
        return within(block.text("cidr"), address) && block.list("except").stream().noneMatch(except -> within(String.valueOf(except), address));
    }

    private static boolean within(String block, String address) {
        int slash = block.indexOf('/');
        if (slash < 0 || !isAddress(address) || !isAddress(block.substring(0, slash))) {
            return false;
        }
        try {
            byte[] one = InetAddress.getByName(block.substring(0, slash)).getAddress();
            byte[] other = InetAddress.getByName(address).getAddress();
            int rest = one.length * 8 - Integer.parseInt(block.substring(slash + 1));
            return one.length == other.length && rest >= 0 && new BigInteger(1, one).shiftRight(rest).equals(new BigInteger(1, other).shiftRight(rest));
        } catch (UnknownHostException | NumberFormatException _) {
            return false;
        }
    }

    /** Only digits, dots, colons and the letters of IPv6: a name would be looked up. */
    private static boolean isAddress(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == '.' || c == ':') && text.chars().anyMatch(c -> c == '.' || c == ':');
    }
}
