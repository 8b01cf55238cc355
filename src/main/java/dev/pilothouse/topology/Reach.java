package dev.pilothouse.topology;

import dev.pilothouse.diagnosis.Scene;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.topology.Step.Standing;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether NetworkPolicies let one pod connect to another, and which policy decides.
 *
 * @param steps what those of the source say about going out, and those of the target about coming in
 * @param enforced whether the cluster's network is known to enforce policies at all; empty when that cannot be told
 */
public record Reach(List<Step> steps, Optional<Boolean> enforced) {

    private static final List<String> ENFORCING = List.of("calico", "cilium", "weave", "canal", "antrea", "kube-router", "kindnet", "ovn", "kube-network-policies");
    private static final List<String> NOT_ENFORCING = List.of("flannel");

    public boolean allowed() {
        return steps.stream().noneMatch(step -> step.standing() == Standing.BROKEN);
    }

    /**
     * Asks about a connection between pods; a workload stands for the pods that it makes.
     *
     * @param port number, or name of a container's port; empty for any
     */
    public static Reach of(Document from, Document to, String port, Scene scene) {
        Admission admission = new Admission(Admission.Book.of(scene));
        Party source = Party.of(from);
        Party target = Party.of(to);
        Admission.Door door = new Admission.Door(port, "TCP");
        return new Reach(List.of(admission.outOf(source, target, door), admission.into(target, Optional.of(source), door, false)), enforced(scene));
    }

    /**
     * Tells whether the cluster's network enforces policies, by the names of the programs that run on every node: nothing in the API says so.
     */
    public static Optional<Boolean> enforced(Scene scene) {
        List<String> names = scene.all(BuiltIn.DAEMON_SET, "").stream().map(set -> set.name().toLowerCase(Locale.ROOT)).toList();
        if (matches(names, ENFORCING)) {
            return Optional.of(true);
        }
        return matches(names, NOT_ENFORCING) ? Optional.of(false) : Optional.empty();
    }

    private static boolean matches(List<String> names, List<String> programs) {
        return names.stream().flatMap(name -> programs.stream().filter(name::contains)).findAny().isPresent();
    }
}
