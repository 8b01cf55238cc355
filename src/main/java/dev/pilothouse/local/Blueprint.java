package dev.pilothouse.local;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.YamlText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a kind cluster is made from: a kind configuration file, as it is written, and what kind has no field for.
 *
 * <p>The text is the truth; all that is asked of it is read from there, forgivingly, and each change is an edit of it, so that comments, order and
 * unknown fields stay. A plain kind configuration ({@code kind: Cluster, apiVersion: kind.x-k8s.io/v1alpha4}) is a whole blueprint; what kind has no
 * field for stands in a second document, see {@link BlueprintExtras}, which kind never sees.
 *
 * <p>An edit of a text that cannot be read throws {@link dev.pilothouse.model.ProblemException}; ask {@link #problem()} first.
 */
public record Blueprint(YamlText text) {

    /** The name that kind takes when none is given. */
    public static final String DEFAULT_NAME = "kind";

    static final String KIND = "Cluster";
    static final String GROUP = "kind.x-k8s.io/";
    static final String API_VERSION = GROUP + "v1alpha4";
    static final String NODES = "nodes";

    private static final String CLUSTER_CONFIGURATION = "ClusterConfiguration";
    private static final String KUBELET_CONFIGURATION = "KubeletConfiguration";
    private static final String PATCHES = "kubeadmConfigPatches";

    public static Blueprint of(String text) {
        return new Blueprint(YamlText.of(text));
    }

    /** Returns why nothing can be made of it and no field be edited: YAML that does not parse, no kind configuration, a later version of ours. */
    public Optional<Problem> problem() {
        return text.problem().or(() -> extras().problem()).or(this::notOne);
    }

    private Optional<Problem> notOne() {
        int document = document();
        Optional<Document> cluster = document < 0 ? Optional.empty() : text.document(document);
        if (document >= 0 && cluster.isEmpty()) {
            return Optional.of(Problem.of(ProblemCode.BLUEPRINT_NOT_ONE, Integer.toString(text.firstLine(document)), ""));
        }
        return cluster.filter(it -> !it.apiVersion().startsWith(GROUP) && !it.kindName().isEmpty() && !it.kindName().equals(KIND))
                .map(it -> Problem.of(ProblemCode.BLUEPRINT_NOT_ONE, Integer.toString(text.firstLine(document)), it.kindName()));
    }

    /** Returns which document kind is to read: the first that says it is one, else the first that is not ours; -1 when there is none. */
    int document() {
        int other = -1;
        for (int i = 0; i < text.size(); i++) {
            Optional<Document> document = text.document(i);
            if (document.filter(it -> it.apiVersion().startsWith(GROUP) || it.kindName().equals(KIND)).isPresent()) {
                return i;
            }
            other = other < 0 && document.filter(BlueprintExtras::is).isEmpty() ? i : other;
        }
        return other;
    }

    /** Returns the configuration of kind as a tree; empty when there is none. */
    public Tree tree() {
        int document = document();
        return document < 0 ? Tree.EMPTY : text.document(document).map(Document::tree).orElse(Tree.EMPTY);
    }

    /** Returns where a field of a {@link PreflightFinding} is in the text. */
    public YamlText.Place place(List<Object> field) {
        boolean ours = !field.isEmpty() && BlueprintExtras.FIELDS.contains(field.getFirst().toString());
        return new YamlText.Place(Math.max(0, ours ? extras().document() : document()), field);
    }

    /** Returns the blueprint with a value in the configuration of kind. */
    Blueprint with(Object value, Object... path) {
        if (document() < 0) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("kind", KIND);
            fields.put("apiVersion", API_VERSION);
            return new Blueprint(text.plus(Document.of(fields))).with(value, path);
        }
        return new Blueprint(text.with(document(), value, path));
    }

    /** Returns the blueprint without a field of the configuration of kind. */
    Blueprint without(Object... path) {
        return document() < 0 ? this : new Blueprint(text.without(document(), path));
    }

    /** Returns the blueprint with the texts there, and without the field when there is none. */
    Blueprint withTexts(List<String> texts, Object... path) {
        return texts.isEmpty() ? without(path) : with(texts, path);
    }

    /** Returns the cluster's name, {@link #DEFAULT_NAME} when none is given. */
    public String name() {
        String name = tree().text("name");
        return name.isEmpty() ? DEFAULT_NAME : name;
    }

    public Blueprint withName(String name) {
        return with(name, "name");
    }

    /** Returns the image of all nodes that name none of their own; empty for the default of the installed kind. */
    public String image() {
        return extras().image();
    }

    public Blueprint withImage(String image) {
        return extras().withImage(image);
    }

    /** Returns the image that each node is made from, each once; the empty text stands for the default of the installed kind. */
    public Set<String> images() {
        Set<String> images = new LinkedHashSet<>();
        nodes().forEach(node -> images.add(node.image()));
        return images;
    }

    /** Returns the version of Kubernetes that its control planes have; empty when the image does not tell. */
    public Optional<KubernetesVersion> version() {
        return nodes().stream().filter(BlueprintNode::isControlPlane).findFirst().flatMap(node -> KubernetesVersion.ofImage(node.image()));
    }

    /** Returns its nodes; where none is written, the one control plane that kind makes then. */
    public List<BlueprintNode> nodes() {
        List<BlueprintNode> nodes = new ArrayList<>();
        int count = Math.max(1, tree().list(NODES).size());
        for (int i = 0; i < count; i++) {
            nodes.add(new BlueprintNode(this, i));
        }
        return nodes;
    }

    /** Returns one of {@link #nodes()}. */
    public BlueprintNode node(int index) {
        return new BlueprintNode(this, index);
    }

    public BlueprintNetworking networking() {
        return new BlueprintNetworking(this);
    }

    /** Returns what kind has no field for. */
    public BlueprintExtras extras() {
        return new BlueprintExtras(this);
    }

    /** Returns the feature gates by name, with {@code true} or {@code false} as text. */
    public Map<String, String> featureGates() {
        return tree().texts("featureGates");
    }

    public Blueprint withFeatureGate(String name, boolean on) {
        return with(on, "featureGates", name);
    }

    public Blueprint withoutFeatureGate(String name) {
        return without("featureGates", name);
    }

    /** Returns which APIs are served beside the usual ones, such as {@code api/alpha} = {@code true}. */
    public Map<String, String> runtimeConfig() {
        return tree().texts("runtimeConfig");
    }

    public Blueprint withRuntimeConfig(String api, String value) {
        return with(value, "runtimeConfig", api);
    }

    public Blueprint withoutRuntimeConfig(String api) {
        return without("runtimeConfig", api);
    }

    /** Returns the patches of containerd's configuration, TOML each. */
    public List<String> containerdPatches() {
        return texts(tree().list("containerdConfigPatches"));
    }

    public Blueprint withContainerdPatches(List<String> patches) {
        return withTexts(patches, "containerdConfigPatches");
    }

    /** Returns the patches of containerd's configuration that are lists of operations (RFC 6902), JSON or YAML each. */
    public List<String> containerdJsonPatches() {
        return texts(tree().list("containerdConfigPatchesJSON6902"));
    }

    public Blueprint withContainerdJsonPatches(List<String> patches) {
        return withTexts(patches, "containerdConfigPatchesJSON6902");
    }

    /** Returns the patches of kubeadm's configuration for all nodes, YAML each. */
    public List<String> kubeadmPatches() {
        return texts(tree().list(PATCHES));
    }

    public Blueprint withKubeadmPatches(List<String> patches) {
        return withTexts(patches, PATCHES);
    }

    /** Returns the patches of kubeadm's configuration for all nodes that are lists of operations. */
    public List<JsonPatch> jsonPatches() {
        return JsonPatch.read(tree());
    }

    public Blueprint withJsonPatches(List<JsonPatch> patches) {
        return patches.isEmpty() ? without(JsonPatch.FIELD) : with(JsonPatch.written(patches), JsonPatch.FIELD);
    }

    private KubeadmPatches patches() {
        return new KubeadmPatches(kubeadmPatches(), kubeadmVersion());
    }

    String kubeadmVersion() {
        return version().map(KubeadmPatches::versionFor).orElse("");
    }

    /** Returns the names and addresses beyond kind's own for which the API server's certificate is good. */
    public List<String> apiServerNames() {
        List<String> names = certificateNames();
        names.removeAll(List.of("localhost", networking().apiServerAddress()));
        return names;
    }

    private List<String> certificateNames() {
        return patches().value(CLUSTER_CONFIGURATION, "apiServer", "certSANs").map(it -> it instanceof List<?> list ? texts(list) : null)
                .orElseGet(ArrayList::new);
    }

    /** A patch replaces kind's own list, so what kind lists is written too; without it nobody could reach the cluster from here. */
    public Blueprint withApiServerNames(List<String> names) {
        if (names.isEmpty()) {
            return withKubeadmPatches(patches().without(CLUSTER_CONFIGURATION, "apiServer", "certSANs"));
        }
        Set<String> all = new LinkedHashSet<>(List.of("localhost", networking().apiServerAddress()));
        all.addAll(names);
        return withKubeadmPatches(patches().with(CLUSTER_CONFIGURATION, List.copyOf(all), "apiServer", "certSANs"));
    }

    /** Tells whether the kubelet is told to start on a host with cgroup v1, as Kubernetes 1.35 and later must be. */
    public boolean allowsCgroupV1() {
        return patches().value(KUBELET_CONFIGURATION, "failCgroupV1").filter(Boolean.FALSE::equals).isPresent();
    }

    public Blueprint withCgroupV1Allowed(boolean allowed) {
        return withKubeadmPatches(allowed
                ? patches().with(KUBELET_CONFIGURATION, false, "failCgroupV1")
                : patches().without(KUBELET_CONFIGURATION, "failCgroupV1"));
    }

    /**
     * Returns the blueprint in which folders of this computer are whole paths: relative ones as from that folder, a leading {@code ~} as shells read it.
     * The engine knows neither.
     */
    public Blueprint withWholePaths(Path folder) {
        Blueprint whole = this;
        for (BlueprintNode node : nodes()) {
            List<BlueprintNode.Mount> mounts = node.mounts();
            for (int i = 0; i < mounts.size(); i++) {
                BlueprintNode.Mount mount = mounts.get(i);
                String path = mount.hostPath().isBlank() ? mount.hostPath() : MountCheck.absolute(mount.hostPath(), folder).orElse(mount.hostPath());
                whole = whole.node(node.index()).withMount(i, new BlueprintNode.Mount(
                        path, mount.containerPath(), mount.readOnly(), mount.relabel(), mount.propagation()));
            }
        }
        return whole;
    }

    /**
     * Returns the text for the kind command: the one document that it reads, with the image of the cluster in each node that names none. kind's own
     * {@code --image} would replace the others too.
     */
    public String kindConfig() {
        Blueprint whole = this;
        if (!image().isEmpty()) {
            for (BlueprintNode node : nodes()) {
                whole = node.ownImage().isEmpty() ? whole.node(node.index()).withOwnImage(image()) : whole;
            }
        }
        YamlText only = whole.text;
        int document = whole.document();
        for (int i = only.size() - 1; i >= 0; i--) {
            only = i == document ? only : only.minus(i);
        }
        return only.text();
    }

    static List<String> texts(List<?> list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(String.valueOf(item)));
        return texts;
    }
}
