package dev.pilothouse.local;

import dev.pilothouse.local.BlueprintNode.Role;
import dev.pilothouse.local.BlueprintNode.Taint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which nodes a {@link Blueprint} has: adds, copies and removes them.
 *
 * <p>Taints are patches of another kind for the first control plane than for all others; a node whose place changes keeps the taints that it had.
 */
public record BlueprintNodes(Blueprint blueprint) {

    /** Returns how many nodes are written as this one is, itself counted. */
    public int copies(int index) {
        Map<String, Object> node = node(index);
        return (int) written().stream().filter(node::equals).count();
    }

    /** Returns the blueprint with one more node of the role, behind the others of its role. */
    public Blueprint plus(Role role) {
        List<Object> nodes = written();
        List<Source> sources = sources();
        int at = 0;
        for (int i = 0; i < nodes.size(); i++) {
            at = role == Role.WORKER || blueprint.node(i).isControlPlane() ? i + 1 : at;
        }
        nodes.add(at, new LinkedHashMap<>(Map.of("role", role.word())));
        sources.add(at, Source.FRESH);
        return with(nodes, sources);
    }

    /** Returns the blueprint with a copy of the node right behind it. Ports of this computer are given once, so a copy has none. */
    public Blueprint duplicated(int index) {
        return withCopies(index, 1, true);
    }

    /** Returns the blueprint without the node; the last one stays. */
    public Blueprint without(int index) {
        List<Object> nodes = written();
        List<Source> sources = sources();
        if (nodes.size() == 1) {
            return blueprint;
        }
        nodes.remove(index);
        sources.remove(index);
        Blueprint changed = new Blueprint(blueprint.text().without(blueprint.document(), Blueprint.NODES, index));
        return keepTaints(changed, sources);
    }

    /** Returns the blueprint in which that many nodes are written as this one is: copies come right behind it, the last ones go first. */
    public Blueprint withCopies(int index, int copies) {
        int now = copies(index);
        if (copies > now) {
            return withCopies(index, copies - now, false);
        }
        Blueprint changed = blueprint;
        Map<String, Object> node = node(index);
        for (int i = written().size() - 1; i >= 0 && new BlueprintNodes(changed).written().stream().filter(node::equals).count() > Math.max(1, copies); i--) {
            boolean copy = i != index && written().get(i).equals(node);
            changed = copy ? new BlueprintNodes(changed).without(i) : changed;
        }
        return changed;
    }

    private Blueprint withCopies(int index, int more, boolean portless) {
        List<Object> nodes = written();
        List<Source> sources = sources();
        Map<String, Object> copy = new LinkedHashMap<>(node(index));
        if (portless) {
            copy.remove(BlueprintNode.PORTS);
        }
        for (int i = 1; i <= more; i++) {
            nodes.add(index + i, copy);
            sources.add(index + i, sources.get(index));
        }
        return with(nodes, sources);
    }

    /** Returns the blueprint in which the node has another role. */
    public Blueprint withRole(int index, Role role) {
        List<Source> sources = sources();
        boolean byDefault = blueprint.node(index).ownTaints().isEmpty();
        sources.set(index, byDefault ? Source.FRESH : sources.get(index));
        return keepTaints(blueprint.with(role.word(), Blueprint.NODES, index, "role"), sources);
    }

    private Blueprint with(List<Object> nodes, List<Source> sources) {
        return keepTaints(blueprint.with(nodes, Blueprint.NODES), sources);
    }

    /** The taints of a node before the change; nothing when it had what comes by itself. */
    private record Source(boolean own, List<Taint> taints) {
        private static final Source FRESH = new Source(false, List.of());
    }

    private List<Source> sources() {
        List<Source> sources = new ArrayList<>();
        blueprint.nodes().forEach(node -> sources.add(node.ownTaints().map(taints -> new Source(true, taints)).orElse(Source.FRESH)));
        return sources;
    }

    private static Blueprint keepTaints(Blueprint changed, List<Source> sources) {
        Blueprint kept = changed;
        for (int i = 0; i < sources.size(); i++) {
            Source source = sources.get(i);
            kept = source.own ? kept.node(i).withTaints(source.taints) : kept;
        }
        return kept;
    }

    /** Returns the nodes as they are written, the one that kind makes by itself written out. */
    private List<Object> written() {
        List<Object> nodes = new ArrayList<>(blueprint.tree().list(Blueprint.NODES));
        if (nodes.isEmpty()) {
            nodes.add(new LinkedHashMap<>(Map.of("role", Role.CONTROL_PLANE.word())));
        }
        return nodes;
    }

    @SuppressWarnings("unchecked") // only string keys come out of our readers
    private Map<String, Object> node(int index) {
        return written().get(index) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
