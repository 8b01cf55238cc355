package dev.pilothouse.topology;

import dev.pilothouse.kinds.Relation;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.topology.Facts.Route;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Connects what single objects say into one graph, and finds what leads nowhere. */
final class GraphBuilder {

    private final Map<ResourceRef, Facts> known;
    private final Map<String, Facts> byUid;
    private final Map<ResourceRef, Vertex> missing = new HashMap<>();
    private final Map<ResourceRef, ResourceRef> controllers = new HashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Predicate<ResourceRef> wasRead;
    private final PodFinder pods;

    private GraphBuilder(Collection<Facts> objects, Predicate<ResourceRef> wasRead) {
        this.wasRead = wasRead;
        known = HashMap.newHashMap(objects.size());
        byUid = HashMap.newHashMap(objects.size());
        for (Facts facts : objects) {
            known.put(facts.ref(), facts);
            byUid.put(facts.uid(), facts);
        }
        pods = new PodFinder(known.values());
    }

    /**
     * Returns the graph of the objects.
     *
     * @param wasRead tells whether an object would be among them if it existed
     */
    static Graph of(Collection<Facts> objects, Predicate<ResourceRef> wasRead) {
        return new GraphBuilder(objects, wasRead).build();
    }

    private Graph build() {
        known.values().forEach(this::connect);
        boolean nowhere = known.keySet().stream().noneMatch(ref -> ref.kind().namespaced());
        Predicate<ResourceRef> home = ref -> (nowhere || ref.kind().namespaced()) && known.containsKey(ref);
        Map<Boolean, List<Edge>> inner = edges.stream().collect(Collectors.partitioningBy(edge -> home.test(edge.from()) && home.test(edge.to())));
        List<Edge> outward = inner.getOrDefault(false, List.of());
        Set<ResourceRef> others = others(outward, home);
        Predicate<ResourceRef> kept = ref -> others.contains(ref) || home.test(ref);
        List<Edge> all = new ArrayList<>(inner.getOrDefault(true, List.of()));
        outward.stream().filter(edge -> kept.test(edge.from()) && kept.test(edge.to())).forEach(all::add);
        List<Vertex> vertices = new ArrayList<>(known.size() + missing.size());
        for (Facts facts : known.values()) {
            if (nowhere || facts.ref().kind().namespaced() || others.contains(facts.ref())) {
                vertices.add(new Vertex(facts.ref(), facts.health(), facts.labels(), controller(facts), false, facts.note()));
            }
        }
        missing.values().stream().filter(vertex -> kept.test(vertex.ref())).forEach(vertices::add);
        vertices.sort(GraphBuilder::inOrder);
        return new Graph(vertices, all);
    }

    /** By kind as people read it; comparing whole kinds takes longer, as does a chain of comparators. */
    private static int inOrder(Vertex one, Vertex other) {
        int byKind = one.ref().kind().name().compareTo(other.ref().kind().name());
        int byNamespace = byKind != 0 ? byKind : one.ref().namespace().compareTo(other.ref().namespace());
        return byNamespace != 0 ? byNamespace : one.ref().name().compareTo(other.ref().name());
    }

    /**
     * Returns what has to do with that which is in namespaces: of the cluster's roles and nodes those that are used there.
     *
     * @param outward the edges that leave namespaces
     * @param home tells what is in them
     */
    private static Set<ResourceRef> others(List<Edge> outward, Predicate<ResourceRef> home) {
        Set<ResourceRef> others = new HashSet<>();
        outward.stream().filter(edge -> home.test(edge.to())).map(Edge::from).forEach(others::add);
        for (int step = 0; step < 2; step++) {
            outward.stream().filter(edge -> others.contains(edge.from()) || home.test(edge.from())).map(Edge::to).toList().forEach(others::add);
        }
        return others;
    }

    private ResourceRef controller(Facts facts) {
        if (facts.owner() == null) {
            return facts.ref();
        }
        ResourceRef at = controllers.get(facts.ref());
        if (at == null) {
            controllers.put(facts.ref(), facts.ref()); // who owns himself through others owns himself
            at = owner(facts).map(this::controller).orElse(facts.ref());
            controllers.put(facts.ref(), at);
        }
        return at;
    }

    private Optional<Facts> owner(Facts facts) {
        return Optional.ofNullable(facts.owner()).map(byUid::get);
    }

    private void connect(Facts facts) {
        for (Relation relation : facts.relations()) {
            switch (relation) {
                case Relation.Refers(Relation.Role role, ResourceRef target, boolean optional) -> refers(facts, role, target, optional);
                case Relation.Selects selects -> selects(facts, selects);
            }
        }
        if (facts.relations().isEmpty()) {
            owner(facts).ifPresent(owner -> edge(owner.ref(), facts.ref(), Link.OWNS));
        }
        facts.doors().routes().forEach(route -> route(facts, route));
    }

    private void refers(Facts facts, Relation.Role role, ResourceRef target, boolean optional) {
        ResourceRef ref = facts.ref();
        switch (role) {
            case OWNER -> {
                if (known.containsKey(target)) {
                    edge(target, ref, Link.OWNS);
                }
            }
            case NODE -> leads(ref, target, Link.RUNS_ON, optional);
            case SERVICE_ACCOUNT -> leads(ref, target, Link.RUNS_AS, optional);
            case CONFIGURATION, SECRET, IMAGE -> leads(ref, target, Link.USES, optional);
            case CLASS -> leads(ref, target, Link.USES, ref.kind().sameAs(WellKnown.VOLUME));
            case CLAIM -> {
                if (!ref.kind().sameAs(WellKnown.VOLUME)) {
                    claim(ref, target);
                }
            }
            case VOLUME -> leads(ref, target, Link.STORES, optional);
            case NETWORK -> leads(ref, target, Link.SERVES, optional);
            case TARGET -> leads(ref, target, Link.SCALES, optional);
            case ROLE, SUBJECT -> leads(ref, target, Link.GRANTS, optional);
            case ENTRY -> leads(target, ref, Link.ROUTES, optional);
            case SERVICE -> {
                if (ref.kind().name().equals("StatefulSet") && !known.containsKey(target)) {
                    leads(ref, target, Link.USES, optional);
                }
            }
            case POD, ABOUT, PRIORITY, USER -> { }
        }
    }

    private void claim(ResourceRef user, ResourceRef claim) {
        Facts facts = known.get(claim);
        if (facts != null && facts.unbound()) {
            edge(user, claim, Link.STORES, Optional.of(Fault.of("unbound", claim.name())), "");
        } else {
            leads(user, claim, Link.STORES, false);
        }
    }

    private void route(Facts facts, Route route) {
        ResourceRef service = route.service();
        Facts found = known.get(service);
        if (found != null && found.doors().ports().stream().noneMatch(port -> port.number().equals(route.port()) || port.name().equals(route.port()))) {
            edge(facts.ref(), service, Link.ROUTES, Optional.of(Fault.of("backend-port", service.name(), route.port())), route.path());
        } else {
            edge(facts.ref(), service, Link.ROUTES, found == null ? gone(service, false) : Optional.empty(), route.path());
        }
    }

    private void selects(Facts facts, Relation.Selects selects) {
        switch (facts.ref().kind().name()) {
            case "Service" -> serves(facts, selects);
            case "NetworkPolicy" -> pods.chosen(selects).forEach(pod -> edge(facts.ref(), pod.ref(), Link.GUARDS));
            case "PodDisruptionBudget" -> pods.chosen(selects).forEach(pod -> edge(facts.ref(), pod.ref(), Link.PROTECTS));
            default -> { }
        }
    }

    /** A workload whose pods would be served is served as well: scaled to nothing, it is still what the service is for. */
    private void serves(Facts service, Relation.Selects selects) {
        List<Facts> chosen = pods.chosen(selects).stream().filter(pod -> !pod.ended()).toList();
        List<Facts> makers = pods.makers(selects);
        if (chosen.isEmpty() && makers.isEmpty()) {
            ResourceRef none = new ResourceRef(WellKnown.POD, service.ref().namespace(), selects.selector().toString());
            missing.putIfAbsent(none, new Vertex(none, Health.unknown(""), Labels.NONE, none, true));
            edge(service.ref(), none, Link.SERVES, Optional.of(Fault.of("selects-nothing", none.name())), "");
            return;
        }
        Optional<Fault> fault = port(service, chosen);
        chosen.forEach(pod -> edge(service.ref(), pod.ref(), Link.SERVES, fault, ""));
        Optional<Fault> empty = chosen.isEmpty() ? Optional.of(Fault.of("no-pods")) : fault;
        makers.forEach(workload -> edge(service.ref(), workload.ref(), Link.SERVES, empty, ""));
    }

    private static Optional<Fault> port(Facts service, List<Facts> chosen) {
        return service.doors().ports().stream()
                .map(Facts.Port::target)
                .filter(target -> !target.isEmpty() && !target.chars().allMatch(Character::isDigit))
                .filter(target -> !chosen.isEmpty() && chosen.stream().noneMatch(pod -> pod.doors().named().containsKey(target)))
                .findFirst()
                .map(target -> Fault.of("port", target));
    }

    private void leads(ResourceRef from, ResourceRef to, Link link, boolean optional) {
        if (known.containsKey(to)) {
            edge(from, to, link);
        } else if (known.containsKey(from) || known.containsKey(to)) {
            Optional<Fault> fault = gone(to, optional);
            if (!optional || fault.isPresent()) {
                edge(from, to, link, fault, "");
            }
        }
    }

    /** Adds what is named and was not found, and says so where it would have been found. */
    private Optional<Fault> gone(ResourceRef ref, boolean optional) {
        boolean looked = wasRead.test(ref);
        if (!optional) {
            missing.putIfAbsent(ref, new Vertex(ref, Health.unknown(""), Labels.NONE, ref, looked));
        }
        return looked && !optional ? Optional.of(Fault.of("missing", ref.shortName())) : Optional.empty();
    }

    private void edge(ResourceRef from, ResourceRef to, Link link) {
        edge(from, to, link, Optional.empty(), "");
    }

    private void edge(ResourceRef from, ResourceRef to, Link link, Optional<Fault> fault, String label) {
        edges.add(new Edge(from, to, link, fault, label));
    }
}
