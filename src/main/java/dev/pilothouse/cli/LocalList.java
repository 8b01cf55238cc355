package dev.pilothouse.cli;

import dev.pilothouse.local.Ailment;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.LocalNode;
import dev.pilothouse.local.LocalNode.Port;
import dev.pilothouse.local.Provider;
import dev.pilothouse.local.Upkeep.NodeUse;
import dev.pilothouse.model.HumanDuration;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the clusters of this computer, and prints them and what is wrong with them. */
final class LocalList {

    private static final double GIGA = 1_000_000_000;

    private final LocalWork local;
    private final Terminal terminal;

    /** The forms in which clusters are printed. */
    enum Form {
        table,
        json
    }

    LocalList(LocalWork local, Terminal terminal) {
        this.local = local;
        this.terminal = terminal;
    }

    /**
     * Finds a cluster by its name or its context; with {@code PROVIDER/} before the name where several have it.
     *
     * @throws ProblemException {@code LOCAL_CLUSTER_UNKNOWN}, {@code LOCAL_CLUSTER_AMBIGUOUS}, or why its provider does not say anything
     */
    LocalCluster find(String word) {
        List<Problem> silent = new ArrayList<>();
        List<LocalCluster> known = clusters(silent);
        return known.stream()
                .filter(cluster -> word.equals(wholeName(cluster)))
                .findFirst()
                .or(() -> named(word, known))
                .or(() -> known.stream().filter(cluster -> word.equals(cluster.context())).findFirst())
                .orElseThrow(() -> new ProblemException(
                        silent.isEmpty() ? Problem.of(ProblemCode.LOCAL_CLUSTER_UNKNOWN, word) : silent.getFirst()));
    }

    private static Optional<LocalCluster> named(String word, List<LocalCluster> known) {
        List<LocalCluster> named = known.stream().filter(cluster -> word.equals(cluster.name())).toList();
        if (named.size() > 1) {
            String names = String.join(", ", named.stream().map(LocalList::wholeName).toList());
            throw new ProblemException(Problem.of(ProblemCode.LOCAL_CLUSTER_AMBIGUOUS, word, names));
        }
        return named.stream().findFirst();
    }

    private static String wholeName(LocalCluster cluster) {
        return cluster.provider() + "/" + cluster.name();
    }

    private List<LocalCluster> clusters(List<Problem> silent) {
        List<LocalCluster> clusters = new ArrayList<>();
        for (Provider provider : local.providers()) {
            try {
                clusters.addAll(provider.clusters());
            } catch (ProblemException e) {
                silent.add(e.problem());
            }
        }
        return clusters;
    }

    /** Prints all; a provider that does not say anything is told of, and makes the exit code that of a refusal. */
    int print(Form form, boolean measured) {
        List<Problem> silent = new ArrayList<>();
        List<LocalCluster> clusters = clusters(silent);
        if (form == Form.json) {
            terminal.line(Json.pretty(new Tree(Map.of("clusters", clusters.stream().map(cluster -> fields(cluster, measured)).toList()))).stripTrailing());
        } else if (!clusters.isEmpty()) {
            table(clusters, measured);
        } else if (silent.isEmpty()) {
            terminal.remark("cli.local.list.none");
        }
        silent.forEach(terminal::problem);
        return silent.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private void table(List<LocalCluster> clusters, boolean measured) {
        TextTable table = new TextTable();
        List<String> head = new ArrayList<>(List.of("NAME", "PROVIDER", "STATE", "NODES", "VERSION", "AGE", "PORTS", "MADE-HERE", "CONTEXT"));
        if (measured) {
            head.add("USE");
        }
        table.row(head);
        Instant now = Instant.now();
        for (LocalCluster cluster : clusters) {
            long running = cluster.nodes().stream().filter(LocalNode::runs).count();
            List<String> row = new ArrayList<>(List.of(
                    cluster.name(),
                    cluster.provider(),
                    word(cluster.state()),
                    cluster.nodes().isEmpty() ? "" : running + "/" + cluster.nodes().size(),
                    cluster.version(),
                    cluster.made().map(made -> HumanDuration.format(Duration.between(made, now).toSeconds())).orElse(""),
                    cluster.ports().stream().map(LocalList::port).collect(Collectors.joining(",")),
                    cluster.ours() ? "yes" : "no",
                    cluster.context()));
            if (measured) {
                List<NodeUse> use = use(cluster);
                row.add(use.isEmpty() ? "" : String.format(
                        Locale.ROOT, "%.1f cores, %.1f GB", use.stream().mapToDouble(NodeUse::cores).sum(), use.stream().mapToLong(NodeUse::memory).sum() / GIGA));
            }
            table.row(row);
        }
        table.lines().forEach(terminal::line);
        clusters.forEach(cluster -> cluster.ailments().forEach(ailment -> terminal.warning(cluster.name() + ": " + said(ailment, "cause"))));
    }

    private List<NodeUse> use(LocalCluster cluster) {
        return local.upkeep()
                .filter(upkeep -> upkeep.provider().equals(cluster.provider()) && cluster.runs())
                .map(upkeep -> upkeep.use(cluster.name()))
                .orElse(List.of());
    }

    private static String port(Port port) {
        return (port.address().isEmpty() ? "" : port.address() + ":") + port.hostPort() + "->" + port.nodePort() + "/" + port.protocol();
    }

    private Map<String, Object> fields(LocalCluster cluster, boolean measured) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", cluster.name());
        fields.put("provider", cluster.provider());
        fields.put("state", word(cluster.state()));
        fields.put("version", cluster.version());
        cluster.made().ifPresent(made -> fields.put("made", made.toString()));
        fields.put("madeHere", cluster.ours());
        fields.put("address", cluster.address());
        fields.put("context", cluster.context());
        fields.put("kubeconfig", cluster.kubeconfig().toString());
        List<NodeUse> use = measured ? use(cluster) : List.of();
        fields.put("nodes", cluster.nodes().stream().map(node -> node(node, use)).toList());
        fields.put("wrong", cluster.ailments().stream().map(this::fields).toList());
        return fields;
    }

    private static Map<String, Object> node(LocalNode node, List<NodeUse> use) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", node.name());
        fields.put("role", word(node.role()));
        fields.put("state", word(node.state()));
        fields.put("address", node.address());
        fields.put("image", node.image());
        fields.put("ports", node.ports().stream().map(LocalList::port).toList());
        use.stream().filter(each -> each.node().equals(node.name())).findFirst().ifPresent(each -> {
            fields.put("cores", each.cores());
            fields.put("memoryBytes", each.memory());
        });
        return fields;
    }

    /** Prints what is wrong, and what helps. */
    void ailments(List<Ailment> found, boolean json) {
        if (json) {
            terminal.line(Json.write(new Tree(Map.of("type", "wrong", "wrong", found.stream().map(this::fields).toList()))));
        } else if (found.isEmpty()) {
            terminal.remark("cli.local.repair.well");
        } else {
            found.forEach(ailment -> {
                terminal.line(said(ailment, "title") + ": " + said(ailment, "cause"));
                terminal.line("  " + said(ailment, "next"));
            });
        }
    }

    private Map<String, Object> fields(Ailment ailment) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("cause", word(ailment.cause()));
        fields.put("args", ailment.args());
        fields.put("cure", word(ailment.cure()));
        fields.put("text", said(ailment, "cause"));
        return fields;
    }

    private String said(Ailment ailment, String part) {
        return terminal.words().say(ailment.key() + "." + part, ailment.args().toArray());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
