package dev.pilothouse.metric;

import dev.pilothouse.cluster.Capability;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.metric.Prometheus.At;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a Prometheus by the names and labels that its usual packages give to its service: the Prometheus Operator and
 * kube-prometheus-stack, the community's chart, VictoriaMetrics and Thanos. Blocks.
 */
final class PrometheusFinder {

    /** What a person writes to have none. */
    static final String NONE = "none";

    private static final int TRIES = 4;
    private static final Set<String> NAMES = Set.of("prometheus", "prometheus-k8s", "prometheus-operated", "prometheus-server");
    private static final Set<String> VICTORIA = Set.of("vmsingle", "victoria-metrics-single", "vmselect");
    private static final List<Integer> PORTS = List.of(9090, 8428, 8429, 8481, 10902, 80, 9091);

    /** Where the number is another, the names of the port that its packages use. */
    private static final List<String> PORT_NAMES = List.of("web", "http-web", "http", "https", "prometheus", "http-prometheus");

    /** Where services may not be listed, these are tried. */
    private static final List<At> USUAL = List.of(
            new At("monitoring", "prometheus-operated", false, "9090", ""),
            new At("monitoring", "prometheus-k8s", false, "9090", ""),
            new At("prometheus", "prometheus-server", false, "80", ""),
            new At("monitoring", "prometheus-server", false, "80", ""));

    /** Who may not ask, or asks for what just went, has none. */
    private static final Set<ProblemCode> IRRELEVANT = Set.of(ProblemCode.FORBIDDEN, ProblemCode.NOT_FOUND);

    private static final int UNUSUAL = Integer.MAX_VALUE;

    private final Cluster cluster;

    PrometheusFinder(Cluster cluster) {
        this.cluster = cluster;
    }

    private record Candidate(At at, int rank) {}

    /**
     * Returns one that answers and measures containers.
     *
     * @param chosen what the person wrote in the settings, empty to search
     * @throws ProblemException when one seems to be there, but none that answers
     */
    Optional<Prometheus> find(String chosen) {
        if (chosen.equals(NONE) || !cluster.capabilities().contains(Capability.PROXY)) {
            return Optional.empty();
        }
        Optional<At> named = At.parse(chosen);
        if (named.isPresent()) {
            return Optional.of(new Prometheus(cluster, named.get()));
        }
        Optional<ProblemException> silent = Optional.empty();
        for (At at : candidates()) {
            Prometheus prometheus = new Prometheus(cluster, at);
            try {
                if (prometheus.works()) {
                    return Optional.of(prometheus);
                }
            } catch (ProblemException e) {
                silent = silent.isEmpty() && !IRRELEVANT.contains(e.problem().code()) ? Optional.of(e) : silent;
            }
        }
        if (silent.isPresent()) {
            throw silent.get();
        }
        return Optional.empty();
    }

    private List<At> candidates() {
        List<Candidate> found = new ArrayList<>();
        try {
            cluster.documents(Query.all(WellKnown.SERVICE), service -> candidate(service).ifPresent(found::add));
        } catch (ProblemException e) {
            if (e.problem().code() != ProblemCode.FORBIDDEN) {
                throw e;
            }
            return USUAL.stream().filter(this::exists).toList();
        }
        return found.stream().sorted(Comparator.comparingInt(Candidate::rank)).map(Candidate::at).limit(TRIES).toList();
    }

    private boolean exists(At at) {
        try {
            cluster.get(new ResourceRef(WellKnown.SERVICE, at.namespace(), at.service()));
            return true;
        } catch (ProblemException _) {
            return false;
        }
    }

    private static Optional<Candidate> candidate(Document service) {
        int rank = rank(service);
        if (rank < 0) {
            return Optional.empty();
        }
        List<Tree> ports = service.tree().trees("spec", "ports");
        return ports.stream()
                .filter(port -> ports.size() == 1 || usual(port) < UNUSUAL)
                .min(Comparator.comparingInt(PrometheusFinder::usual))
                .map(port -> new Candidate(at(service, port), rank));
    }

    /** The smaller, the likelier is the API behind a port. */
    private static int usual(Tree port) {
        int number = PORTS.indexOf((int) port.number(0, "port"));
        int name = PORT_NAMES.indexOf(port.text("name"));
        return number >= 0 ? number : name >= 0 ? PORTS.size() + name : UNUSUAL;
    }

    private static At at(Document service, Tree port) {
        boolean select = port.number(0, "port") == 8481;
        boolean secure = port.text("name").contains("https") || port.text("name").equals("tls");
        return new At(service.namespace(), service.name(), secure, port.text("port"), select ? "/select/0/prometheus" : "");
    }

    /** The smaller, the surer; negative for any other service. */
    private static int rank(Document service) {
        Map<String, String> labels = service.tree().texts("metadata", "labels");
        String app = labels.getOrDefault("app.kubernetes.io/name", labels.getOrDefault("app", ""));
        String component = labels.getOrDefault("app.kubernetes.io/component", labels.getOrDefault("component", ""));
        String name = service.name();
        if (name.equals("prometheus-operated") || labels.containsKey("operated-prometheus")) {
            return 0;
        }
        if (app.equals("prometheus") && (component.isEmpty() || component.equals("server") || component.equals("prometheus"))) {
            return 1;
        }
        if (NAMES.contains(name) || name.endsWith("kube-prometheus-prometheus") || name.endsWith("kube-prometheus-stack-prometheus") || app.endsWith("-stack-prometheus")) {
            return 2;
        }
        if (VICTORIA.contains(app) || VICTORIA.stream().anyMatch(name::startsWith)) {
            return 3;
        }
        return name.startsWith("thanos-query") && !name.contains("frontend") ? 4 : -1;
    }
}
