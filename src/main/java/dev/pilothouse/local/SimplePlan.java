package dev.pilothouse.local;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a cluster of k3d or minikube is made from: the few things that both tools take in their own ways.
 *
 * @param nodes how many machines, the first of them the control plane
 * @param version of Kubernetes in the tool's own words, such as {@code v1.34.1} or for k3d {@code v1.34.1-k3s1}; empty for the tool's default
 */
public record SimplePlan(String name, int nodes, String version) {

    /** Most machines that a plan may ask for. */
    public static final int MOST_NODES = 20;

    /** The narrower of what both tools take: k3d allows 32 characters. */
    private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]{0,30}[a-z0-9])");

    private static final Pattern VERSION = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._:/+-]{0,200})?");

    public SimplePlan {
        Set<Fault> faults = faults(name, Integer.toString(nodes), version);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(faults.toString());
        }
    }

    /** What can be wrong with what was typed. */
    public enum Fault {
        NAME,
        NODES,
        VERSION
    }

    /** Returns what is wrong with what was typed; nothing when a plan can be made of it. */
    public static Set<Fault> faults(String name, String nodes, String version) {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        if (!NAME.matcher(name).matches()) {
            faults.add(Fault.NAME);
        }
        if (!nodes.matches("\\d{1,3}") || Integer.parseInt(nodes) < 1 || Integer.parseInt(nodes) > MOST_NODES) {
            faults.add(Fault.NODES);
        }
        if (!VERSION.matcher(version).matches()) {
            faults.add(Fault.VERSION);
        }
        return faults;
    }
}
