package dev.pilothouse.local;

import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One node of a {@link Blueprint}: read from its text, edited one field at a time.
 *
 * <p>Taints have no field in kind; they are read from and written to the node's kubeadm patches.
 *
 * @param index its place in the list of nodes
 */
public record BlueprintNode(Blueprint blueprint, int index) {

    /** The taint that kubeadm gives to a control plane of a cluster with other nodes. */
    public static final Taint CONTROL_PLANE_TAINT = new Taint("node-role.kubernetes.io/control-plane", "", "NoSchedule");

    static final String PORTS = "extraPortMappings";
    static final String MOUNTS = "extraMounts";
    static final String LABELS = "labels";

    private static final String PATCHES = "kubeadmConfigPatches";
    private static final String INIT = "InitConfiguration";
    private static final String JOIN = "JoinConfiguration";
    private static final String[] TAINTS = {"nodeRegistration", "taints"};

    /** What a node is in its cluster. */
    public enum Role {
        CONTROL_PLANE("control-plane"),
        WORKER("worker");

        private final String word;

        Role(String word) {
            this.word = word;
        }

        /** Returns kind's word for it, which is a part of the container's name too. */
        public String word() {
            return word;
        }
    }

    /** Keeps pods away that do not tolerate it; the effect is {@code NoSchedule}, {@code PreferNoSchedule} or {@code NoExecute}. */
    public record Taint(String key, String value, String effect) {

        private static Taint of(Tree tree) {
            return new Taint(tree.text("key"), tree.text("value"), tree.text("effect"));
        }

        private Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("key", key);
            if (!value.isEmpty()) {
                fields.put("value", value);
            }
            fields.put("effect", effect);
            return fields;
        }

        @Override
        public String toString() {
            return key + (value.isEmpty() ? "" : "=" + value) + ":" + effect;
        }
    }

    /**
     * A port of this computer that leads to a port of the node.
     *
     * @param hostPort 0 for one that kind chooses, -1 for one that the engine chooses
     * @param address of this computer on which it listens; kind's default is all of them
     * @param protocol TCP, UDP or SCTP
     */
    public record Port(int containerPort, int hostPort, String address, String protocol) {

        /** kind's own default: reachable from the network. */
        public static final String EVERYWHERE = "0.0.0.0";

        private static Port of(Tree tree) {
            String address = tree.text("listenAddress");
            String protocol = tree.text("protocol");
            return new Port(number(tree, "containerPort"), number(tree, "hostPort"),
                    address.isEmpty() ? EVERYWHERE : address, protocol.isEmpty() ? "TCP" : protocol);
        }

        private static int number(Tree tree, String field) {
            return Math.clamp(tree.number(0, field), Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
    }

    /**
     * A folder or file of this computer that stands in the node.
     *
     * @param propagation None, HostToContainer or Bidirectional
     */
    public record Mount(String hostPath, String containerPath, boolean readOnly, boolean relabel, String propagation) {

        private static Mount of(Tree tree) {
            String propagation = tree.text("propagation");
            return new Mount(tree.text("hostPath"), tree.text("containerPath"), tree.isTrue("readOnly"), tree.isTrue("selinuxRelabel"),
                    propagation.isEmpty() ? "None" : propagation);
        }
    }

    /** Returns the node as it is written. */
    public Tree tree() {
        List<?> nodes = blueprint.tree().list(Blueprint.NODES);
        return index < nodes.size() && nodes.get(index) instanceof Map<?, ?> map ? new Tree(fields(map)) : Tree.EMPTY;
    }

    @SuppressWarnings("unchecked") // only string keys come out of our readers
    private static Map<String, Object> fields(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    private Object[] path(Object... rest) {
        List<Object> path = new ArrayList<>(List.of(Blueprint.NODES, index));
        path.addAll(List.of(rest));
        return path.toArray();
    }

    private Blueprint with(Object value, Object... path) {
        return blueprint.with(value, path(path));
    }

    private Blueprint without(Object... path) {
        return tree().fields().isEmpty() ? blueprint : blueprint.without(path(path));
    }

    private Blueprint with(String field, String value) {
        return value.isEmpty() ? without(field) : with((Object) value, field);
    }

    /** Returns the role as it is written, kind's default when none is. */
    public String roleWord() {
        String role = tree().text("role");
        return role.isEmpty() ? Role.CONTROL_PLANE.word() : role;
    }

    public boolean isControlPlane() {
        return roleWord().equals(Role.CONTROL_PLANE.word());
    }

    public Role role() {
        return isControlPlane() ? Role.CONTROL_PLANE : Role.WORKER;
    }

    /** Returns the name that its container and its node will have: kind counts nodes of a role from the second on. */
    public String containerName() {
        long before = blueprint.nodes().stream().limit(index).filter(node -> node.role() == role()).count();
        return blueprint.name() + "-" + role().word() + (before == 0 ? "" : before + 1);
    }

    /** Returns the image that it is made from; empty for the default of the installed kind. */
    public String image() {
        return ownImage().isEmpty() ? blueprint.image() : ownImage();
    }

    /** Returns the image that is written for this node only; empty when none is. */
    public String ownImage() {
        return tree().text("image");
    }

    public Blueprint withOwnImage(String image) {
        return with("image", image);
    }

    public Map<String, String> labels() {
        return tree().texts(LABELS);
    }

    public Blueprint withLabel(String key, String value) {
        return with((Object) value, LABELS, key);
    }

    public Blueprint withoutLabel(String key) {
        return without(LABELS, key);
    }

    /** Returns the node with another label in the place of one, which keeps its place in the text where that can be. */
    public Blueprint withLabelRenamed(String key, String newKey) {
        Map<String, Object> renamed = new LinkedHashMap<>();
        tree().tree(LABELS).fields().forEach((name, value) -> renamed.put(name.equals(key) ? newKey : name, value));
        return with((Object) renamed, LABELS);
    }

    public List<Port> ports() {
        return tree().trees(PORTS).stream().map(Port::of).toList();
    }

    public Blueprint plusPort(Port port) {
        return withPort(tree().list(PORTS).size(), port);
    }

    /** Returns the node with another port mapping in that place; an index of the list's length adds one. Fields that say the same stay as they are. */
    public Blueprint withPort(int at, Port port) {
        List<Port> ports = ports();
        Port old = at < ports.size() ? ports.get(at) : new Port(0, 0, Port.EVERYWHERE, "TCP");
        Map<String, Object> changed = new LinkedHashMap<>(item(PORTS, at));
        put(changed, "containerPort", port.containerPort, old.containerPort);
        put(changed, "hostPort", port.hostPort, old.hostPort);
        put(changed, "listenAddress", port.address, old.address);
        put(changed, "protocol", port.protocol, old.protocol);
        return with((Object) changed, PORTS, at);
    }

    public Blueprint withoutPort(int at) {
        return without(PORTS, at);
    }

    public List<Mount> mounts() {
        return tree().trees(MOUNTS).stream().map(Mount::of).toList();
    }

    public Blueprint plusMount(Mount mount) {
        return withMount(tree().list(MOUNTS).size(), mount);
    }

    /** Returns the node with another mount in that place; an index of the list's length adds one. Fields that say the same stay as they are. */
    public Blueprint withMount(int at, Mount mount) {
        List<Mount> mounts = mounts();
        Mount old = at < mounts.size() ? mounts.get(at) : new Mount("", "", false, false, "None");
        Map<String, Object> changed = new LinkedHashMap<>(item(MOUNTS, at));
        put(changed, "hostPath", mount.hostPath, old.hostPath);
        put(changed, "containerPath", mount.containerPath, old.containerPath);
        put(changed, "readOnly", mount.readOnly, old.readOnly);
        put(changed, "selinuxRelabel", mount.relabel, old.relabel);
        put(changed, "propagation", mount.propagation, old.propagation);
        return with((Object) changed, MOUNTS, at);
    }

    public Blueprint withoutMount(int at) {
        return without(MOUNTS, at);
    }

    private Map<String, Object> item(String list, int at) {
        List<?> items = tree().list(list);
        return at < items.size() && items.get(at) instanceof Map<?, ?> map ? fields(map) : Map.of();
    }

    private static void put(Map<String, Object> fields, String name, Object value, Object old) {
        if (!value.equals(old)) {
            fields.put(name, value);
        }
    }

    /** Returns the patches of kubeadm's configuration for this node, YAML each. */
    public List<String> kubeadmPatches() {
        return Blueprint.texts(tree().list(PATCHES));
    }

    public Blueprint withKubeadmPatches(List<String> patches) {
        return patches.isEmpty() ? without(PATCHES) : with((Object) patches, PATCHES);
    }

    /** Returns the patches of kubeadm's configuration for this node that are lists of operations. */
    public List<JsonPatch> jsonPatches() {
        return JsonPatch.read(tree());
    }

    public Blueprint withJsonPatches(List<JsonPatch> patches) {
        return patches.isEmpty() ? without(JsonPatch.FIELD) : with((Object) JsonPatch.written(patches), JsonPatch.FIELD);
    }

    private KubeadmPatches patches() {
        return new KubeadmPatches(kubeadmPatches(), blueprint.kubeadmVersion());
    }

    /** Only the first control plane is made by {@code kubeadm init}, all others by {@code kubeadm join}. */
    private String kubeadmKind() {
        boolean first = isControlPlane() && blueprint.nodes().stream().limit(index).noneMatch(BlueprintNode::isControlPlane);
        return first ? INIT : JOIN;
    }

    /** Returns the taints that are written for it; empty when none are, and an empty list when it is to have none at all. */
    public Optional<List<Taint>> ownTaints() {
        return patches().value(kubeadmKind(), TAINTS)
                .or(() -> new KubeadmPatches(blueprint.kubeadmPatches(), blueprint.kubeadmVersion()).value(kubeadmKind(), TAINTS))
                .map(value -> new Tree(Map.of("taints", value)).trees("taints").stream().map(Taint::of).toList());
    }

    /** Returns the taints that the node will have: its own, else what kubeadm and kind do by themselves. */
    public List<Taint> taints() {
        boolean byDefault = isControlPlane() && blueprint.nodes().size() > 1;
        return ownTaints().orElse(byDefault ? List.of(CONTROL_PLANE_TAINT) : List.of());
    }

    /** Returns the node with exactly these taints; written only where it would not have them anyway. */
    public Blueprint withTaints(List<Taint> taints) {
        String kind = kubeadmKind();
        Blueprint clean = withKubeadmPatches(patches().without(kind.equals(INIT) ? JOIN : INIT, TAINTS));
        if (taints.equals(clean.node(index).taints())) {
            return clean;
        }
        Blueprint unwritten = clean.node(index).withKubeadmPatches(clean.node(index).patches().without(kind, TAINTS));
        if (taints.equals(unwritten.node(index).taints())) {
            return unwritten;
        }
        BlueprintNode node = clean.node(index);
        return node.withKubeadmPatches(node.patches().with(kind, taints.stream().map(Taint::fields).toList(), TAINTS));
    }
}
