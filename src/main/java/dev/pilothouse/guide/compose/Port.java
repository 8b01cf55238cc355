package dev.pilothouse.guide.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A port that a service listens on.
 *
 * @param published port of the machine that leads to it, 0 when there is none or any will do
 * @param protocol as Kubernetes writes it, {@code TCP} or {@code UDP}
 */
record Port(int target, int published, String protocol) {

    private static final int HIGHEST = 65_535;
    private static final int MOST = 100;
    private static final Pattern SHORT =
            Pattern.compile("(?:(?:(?:\\[[0-9a-fA-F:]+]|\\d+\\.\\d+\\.\\d+\\.\\d+):)?(\\d*(?:-\\d+)?):)?(\\d+(?:-\\d+)?)(?:/(tcp|udp|sctp))?");

    /** Reads {@code [[ADDRESS:]PUBLISHED:]TARGET[/PROTOCOL]}, where ports may be ranges. */
    static Optional<List<Port>> parse(String text) {
        Matcher matcher = SHORT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<int[]> targets = range(matcher.group(2));
        String published = matcher.group(1) == null ? "" : matcher.group(1);
        Optional<int[]> outside = published.isEmpty() ? Optional.of(new int[] {0, -1}) : range(published);
        if (targets.isEmpty() || outside.isEmpty()) {
            return Optional.empty();
        }
        int count = targets.get()[1] - targets.get()[0] + 1;
        int outsideCount = outside.get()[1] - outside.get()[0] + 1;
        // a range of published ports for one target means any of them
        boolean paired = outsideCount == count;
        if (count > MOST || (!paired && outsideCount != 0 && count != 1)) {
            return Optional.empty();
        }
        String protocol = matcher.group(3) == null ? "TCP" : matcher.group(3).toUpperCase(java.util.Locale.ROOT);
        List<Port> ports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ports.add(new Port(targets.get()[0] + i, paired ? outside.get()[0] + i : Math.max(0, outside.get()[0]), protocol));
        }
        return Optional.of(ports);
    }

    private static Optional<int[]> range(String text) {
        String[] ends = text.split("-", 2);
        Optional<Integer> first = port(ends[0]);
        Optional<Integer> last = ends.length == 1 ? first : port(ends[1]);
        return first.isPresent() && last.isPresent() && first.get() <= last.get()
                ? Optional.of(new int[] {first.get(), last.get()})
                : Optional.empty();
    }

    static Optional<Integer> port(String text) {
        if (!text.matches("\\d{1,5}")) {
            return Optional.empty();
        }
        int port = Integer.parseInt(text);
        return port >= 1 && port <= HIGHEST ? Optional.of(port) : Optional.empty();
    }

    /** Returns a name that every kind takes, for example {@code tcp-8080}. */
    String name() {
        return protocol.toLowerCase(java.util.Locale.ROOT) + "-" + target;
    }
}
