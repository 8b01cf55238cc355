package dev.pilothouse.platform.kind;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * In which order stopped nodes are started so that each gets the address that it had.
 *
 * <p>An engine gives a container that starts the lowest address of the network that is free, and nobody may choose one in kind's network. So the
 * nodes start in ascending order of the addresses they had, and where a lower address is free between them, something else has to hold it until
 * the nodes run.
 *
 * @param steps in order
 */
record StartOrder(List<Step> steps) {

    /** So many addresses are held at most; beyond that the nodes move, which most clusters bear. */
    static final int MOST_HELD = 24;

    /** What happens next. */
    sealed interface Step {

        /** Something takes the lowest free address, which is this one. */
        record Hold(String address) implements Step {}

        /** The node starts. */
        record Start(String node) implements Step {}
    }

    /**
     * Finds the order.
     *
     * @param had the address that each node had, by name; empty where it is not known
     * @param taken addresses of the network that others have now
     * @param lowest the lowest address that the engine gives away, such as {@code 172.18.0.2}; empty when it is not known
     */
    static StartOrder of(Map<String, String> had, Set<String> taken, String lowest) {
        Comparator<String> byAddress = Comparator.comparing((String node) -> number(had.getOrDefault(node, ""))).thenComparing(Comparator.naturalOrder());
        List<String> keeping = had.keySet().stream().filter(node -> canKeep(had.getOrDefault(node, ""), taken)).sorted(byAddress).toList();
        List<Step> steps = new ArrayList<>();
        Set<BigInteger> used = taken.stream().filter(address -> !address.isEmpty()).map(StartOrder::number).collect(Collectors.toSet());
        Optional<BigInteger> next = Optional.of(lowest).filter(address -> !address.isEmpty()).map(StartOrder::number);
        int left = MOST_HELD;
        for (String node : keeping) {
            String address = had.getOrDefault(node, "");
            if (next.isPresent()) {
                List<Step.Hold> holds = between(next.get(), number(address), used, left + 1, address);
                left -= holds.size();
                next = left < 0 ? Optional.empty() : Optional.of(number(address).add(BigInteger.ONE));
                if (left >= 0) {
                    steps.addAll(holds);
                }
            }
            steps.add(new Step.Start(node));
        }
        had.keySet().stream().filter(node -> !keeping.contains(node)).sorted().forEach(node -> steps.add(new Step.Start(node)));
        return new StartOrder(steps);
    }

    /** One whose address is gone starts last, so that it takes nobody else's. */
    private static boolean canKeep(String address, Set<String> taken) {
        return !address.isEmpty() && !taken.contains(address);
    }

    private static List<Step.Hold> between(BigInteger from, BigInteger to, Set<BigInteger> used, int most, String like) {
        List<Step.Hold> holds = new ArrayList<>();
        for (BigInteger free = from; free.compareTo(to) < 0 && holds.size() < most; free = free.add(BigInteger.ONE)) {
            if (!used.contains(free)) {
                holds.add(new Step.Hold(text(free, like)));
            }
        }
        return holds;
    }

    /** Returns an address as a number, so that .9 comes before .10. */
    static BigInteger number(String address) {
        return new BigInteger(1, InetAddress.ofLiteral(address).getAddress());
    }

    private static String text(BigInteger number, String like) {
        byte[] bytes = new byte[InetAddress.ofLiteral(like).getAddress().length];
        byte[] digits = number.toByteArray();
        int length = Math.min(digits.length, bytes.length);
        System.arraycopy(digits, digits.length - length, bytes, bytes.length - length, length);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // the length is that of an address
        }
    }
}
