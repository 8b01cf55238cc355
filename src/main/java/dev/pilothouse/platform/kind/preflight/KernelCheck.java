package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.BlueprintNetworking;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.PreflightFinding.Mend;
import java.util.ArrayList;
import java.util.List;

/** Whether the kernel has what the chosen network needs. What a kernel lacks, a node cannot load, and nothing reports it later. */
final class KernelCheck {

    /** Something that a kernel can do, with the option by which it is built. */
    enum Ability {
        IP_VS("CONFIG_IP_VS", "ip_vs"),
        NFT("CONFIG_NF_TABLES", "nf_tables"),
        NFT_QUEUE("CONFIG_NFT_QUEUE", "nft_queue");

        private final String option;
        private final String module;

        Ability(String option, String module) {
            this.option = option;
            this.module = module;
        }

        String option() {
            return option;
        }

        String module() {
            return module;
        }
    }

    /** Tells whether a kernel lacks something for sure; one that cannot be asked lacks nothing. */
    interface Kernel {

        boolean lacks(Ability ability);
    }

    private KernelCheck() {}

    static List<PreflightFinding> of(Blueprint blueprint, Kernel kernel) {
        BlueprintNetworking networking = blueprint.networking();
        List<PreflightFinding> findings = new ArrayList<>();
        String mode = networking.proxyMode();
        if (mode.equals("ipvs") && kernel.lacks(Ability.IP_VS)) {
            findings.add(noMode("no-ipvs", blueprint));
        }
        if (mode.equals("nftables") && kernel.lacks(Ability.NFT)) {
            findings.add(noMode("no-nftables", blueprint));
        }
        if (!networking.disablesDefaultPlugin() && kernel.lacks(Ability.NFT_QUEUE)) {
            findings.add(PreflightFinding.of(Check.KERNEL, Level.NOTE, "no-policies", Ability.NFT_QUEUE.option()));
        }
        return findings;
    }

    private static PreflightFinding noMode(String variant, Blueprint blueprint) {
        Ability lacking = variant.equals("no-ipvs") ? Ability.IP_VS : Ability.NFT;
        return PreflightFinding.of(Check.KERNEL, Level.ERROR, variant, lacking.option())
                .at("networking", "kubeProxyMode")
                .mendedBy(new Mend.Change("proxy-mode", List.of("iptables"), blueprint.networking().withProxyMode("iptables")));
    }
}
