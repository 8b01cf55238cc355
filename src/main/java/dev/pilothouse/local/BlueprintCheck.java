package dev.pilothouse.local;

import static dev.pilothouse.local.FindingList.change;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads a blueprint as kind, kubeadm and the kubelet would, and says what they would refuse before anything is made.
 *
 * <p>The rules are kind's own ({@code v1alpha4}, as kind 0.33 prints them), those that kind leaves to the engine to find after half a minute, such as one
 * port for two nodes, and those of kubeadm and the kubelet that end in a node which never comes up.
 */
public final class BlueprintCheck {

    /** Longest name that kind takes without a word. */
    private static final int LONG_NAME = 50;
    /** Longest value of a label, which the name of a node becomes. */
    static final int LABEL_LENGTH = 63;

    private static final Pattern NAME = Pattern.compile("[a-z0-9.-]+");
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

    private final Blueprint blueprint;
    private final FindingList findings = new FindingList();

    private BlueprintCheck(Blueprint blueprint) {
        this.blueprint = blueprint;
    }

    /**
     * Returns what is wrong with it or worth a word, each with the path of its field; nothing when all is well. Looks at nothing but the text.
     *
     * @param folder from which relative folders of this computer are meant, such as that of the file
     */
    public static List<PreflightFinding> findings(Blueprint blueprint, Path folder) {
        BlueprintCheck check = new BlueprintCheck(blueprint);
        blueprint.problem().ifPresentOrElse(check::unreadable, () -> check.all(folder));
        return check.findings.findings();
    }

    private void unreadable(Problem problem) {
        List<Object> field = List.of();
        String[] args = problem.args().toArray(String[]::new);
        switch (problem.code()) {
            case BLUEPRINT_VERSION -> findings.error("later-version", field, List.of(), args);
            case BLUEPRINT_NOT_ONE -> findings.error("not-one", field, List.of(), args);
            default -> findings.error("unreadable", field, List.of(), problem.args().isEmpty() ? "1" : lineOf(problem.args().getFirst()));
        }
    }

    /** A bracket that is never closed is found missing behind the last line; what is named is a line that somebody can see. */
    private String lineOf(String told) {
        long last = blueprint.text().text().stripTrailing().lines().count();
        return Long.toString(Math.clamp(Long.parseLong(told), 1, Math.max(1, last)));
    }

    private void all(Path folder) {
        identity();
        name();
        new FieldCheck(blueprint, findings).check();
        new NodeCheck(blueprint, findings).check();
        new PortCheck(blueprint, findings).check();
        new MountCheck(blueprint, findings, folder).check();
        new NetworkCheck(blueprint, findings).check();
        new PatchCheck(blueprint, findings).check();
        extras();
    }

    private void identity() {
        Tree tree = blueprint.tree();
        String kind = tree.text("kind");
        String version = tree.text("apiVersion");
        if (!kind.equals(Blueprint.KIND)) {
            findings.error("kind-missing", List.of("kind"), change("write-kind", blueprint.with(Blueprint.KIND, "kind")), kind);
        }
        if (!version.equals(Blueprint.API_VERSION)) {
            findings.error(
                    version.isEmpty() ? "version-missing" : "version-unknown",
                    List.of("apiVersion"), change("write-version", blueprint.with(Blueprint.API_VERSION, "apiVersion"), Blueprint.API_VERSION),
                    version, Blueprint.API_VERSION);
        }
        int ours = blueprint.extras().document() < 0 ? 0 : 1;
        int others = blueprint.text().size() - ours - (blueprint.document() < 0 ? 0 : 1);
        if (others > 0) {
            findings.warning("other-documents", List.of(), List.of(), Integer.toString(others));
        }
    }

    private void name() {
        List<Object> field = List.of("name");
        String name = blueprint.name();
        if (!NAME.matcher(name).matches() || !HOST.matcher(name).matches()) {
            String better = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
            boolean helps = !better.isEmpty();
            findings.error("name-characters", field, helps ? change("use-name", blueprint.withName(better), better) : List.of(), name);
            return;
        }
        int longest = blueprint.nodes().stream().mapToInt(node -> node.containerName().length()).max().orElse(0);
        if (longest > LABEL_LENGTH) {
            int most = name.length() - longest + LABEL_LENGTH;
            String better = name.substring(0, Math.max(1, most)).replaceAll("[.-]+$", "");
            findings.error("name-too-long", field, change("use-name", blueprint.withName(better), better), name, Integer.toString(most));
        } else if (name.length() > LONG_NAME) {
            findings.warning("name-long", field, List.of(), name, Integer.toString(name.length()), Integer.toString(LONG_NAME));
        }
    }

    private void extras() {
        BlueprintExtras extras = blueprint.extras();
        Tree tree = extras.tree();
        for (String name : tree.fields().keySet()) {
            boolean known = BlueprintExtras.FIELDS.contains(name) || List.of("apiVersion", "kind").contains(name);
            if (!known) {
                findings.warning("unknown-wish", List.of(), List.of(), name);
            }
        }
        if (tree.has(BlueprintExtras.WAIT) && extras.waitTime().isEmpty()) {
            findings.error(
                    "wait-unreadable", List.of(BlueprintExtras.WAIT), change("remove-field", extras.withoutWaitTime(), BlueprintExtras.WAIT),
                    tree.text(BlueprintExtras.WAIT));
        }
        extras.registryPort().ifPresent(port -> {
            if (port < 1 || port > PortCheck.LAST) {
                int usual = BlueprintExtras.DEFAULT_REGISTRY_PORT;
                findings.error(
                        "registry-port", List.of(BlueprintExtras.REGISTRY), change("use-port", extras.withRegistry(usual), Integer.toString(usual)),
                        Integer.toString(port));
            }
        });
    }
}
