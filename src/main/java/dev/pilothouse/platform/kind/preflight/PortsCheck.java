package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.PreflightFinding.Mend;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the ports that the cluster wants on this computer are free, each on the address on which it would listen. */
final class PortsCheck {

    private static final int MOST_TRIES = 200;
    /** Where ports of root have their usual place for others: 80 at 8080, 443 at 8443. */
    private static final int OUT_OF_ROOTS = 8000;

    private PortsCheck() {}

    static List<PreflightFinding> of(List<PortWish> wishes, PortHolder.Finder holders) {
        List<PreflightFinding> findings = new ArrayList<>();
        Set<String> said = new HashSet<>();
        for (PortWish wish : wishes) {
            PortHolder holder = holders.of(wish.protocol(), wish.address(), wish.port());
            boolean free = holder instanceof PortHolder.Nobody;
            if (!free && said.add(wish.port() + "/" + wish.protocol())) { // that two nodes want the same is said of the blueprint
                findings.add(taken(wish, holder).at(wish.field().toArray()).mendedBy(mends(wish, holder, wishes, holders)));
            }
        }
        if (findings.isEmpty() && !wishes.isEmpty()) {
            String ports = wishes.stream().map(wish -> Integer.toString(wish.port())).distinct().collect(Collectors.joining(", "));
            findings.add(PreflightFinding.of(Check.PORTS, Level.GOOD, wishes.size() == 1 ? "free" : "all-free", ports));
        }
        return findings;
    }

    private static PreflightFinding taken(PortWish wish, PortHolder holder) {
        String port = Integer.toString(wish.port());
        return switch (holder) {
            case PortHolder.Program(String name, long process) -> error("taken-by-program", port, name, Long.toString(process));
            case PortHolder.ThisApp() -> error("taken-by-this-app", port);
            case PortHolder.Container(String name) -> error("taken-by-container", port, name);
            case PortHolder.Forbidden() -> error("forbidden", port);
            case PortHolder.NoSuchAddress() -> error("no-such-address", port, wish.address());
            case PortHolder.Somebody(), PortHolder.Nobody() -> error("taken", port, wish.address());
        };
    }

    private static PreflightFinding error(String variant, String... args) {
        return PreflightFinding.of(Check.PORTS, Level.ERROR, variant, args);
    }

    private static List<Mend> mends(PortWish wish, PortHolder holder, List<PortWish> wishes, PortHolder.Finder holders) {
        List<Mend> mends = new ArrayList<>();
        if (!(holder instanceof PortHolder.NoSuchAddress)) {
            int first = wish.port() < 1024 ? wish.port() + OUT_OF_ROOTS : wish.port() + 1;
            int free = free(wish, first, wishes, holders);
            if (free > 0) {
                mends.add(new Mend.Change("use-port", List.of(Integer.toString(free)), wish.moved().apply(free)));
            }
        }
        if (holder instanceof PortHolder.Forbidden) {
            mends.add(new Mend.Command("sudo sysctl net.ipv4.ip_unprivileged_port_start=" + wish.port()));
        }
        return mends;
    }

    /** Returns the next port that nobody has and nothing else of the cluster wants; 0 when there is none nearby. */
    private static int free(PortWish wish, int first, List<PortWish> wishes, PortHolder.Finder holders) {
        for (int port = first; port <= Math.min(65_535, first + MOST_TRIES); port++) {
            int candidate = port;
            boolean wanted = wishes.stream().anyMatch(other -> other.port() == candidate);
            if (!wanted && holders.of(wish.protocol(), wish.address(), port) instanceof PortHolder.Nobody) {
                return port;
            }
        }
        return 0;
    }
}
