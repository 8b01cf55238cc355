package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.PreflightFinding.Mend;
import java.util.List;

/** Whether the cluster can have the IPv6 addresses that it asks for. */
final class IpFamilyCheck {

    /**
     * What is known of IPv6 where the nodes are to run.
     *
     * @param host whether the kernel has it, true as well where that cannot be seen
     * @param network whether the network {@code kind} has it, true as well where there is none yet
     */
    record Ipv6(boolean host, boolean network) {}

    private IpFamilyCheck() {}

    static List<PreflightFinding> of(Blueprint blueprint, Ipv6 ipv6) {
        String family = blueprint.networking().ipFamily();
        if (family.equals("ipv4") || (ipv6.host && ipv6.network)) {
            return List.of();
        }
        Mend ipv4 = new Mend.Change("ipv4", List.of(), blueprint.networking().withIpFamily("ipv4"));
        PreflightFinding finding = PreflightFinding.of(Check.IP_FAMILY, Level.ERROR, ipv6.host ? "network-without" : "host-without", family)
                .at("networking", "ipFamily");
        return List.of(ipv6.host ? finding.mendedBy(ipv4, new Mend.Command("docker network rm kind")) : finding.mendedBy(ipv4));
    }
}
