package dev.pilothouse.topology;

import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.topology.Picture.Box;
import dev.pilothouse.topology.Picture.Column;
import dev.pilothouse.topology.Picture.Wire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes pictures of a graph, in steps: which objects are left out and why, which box each of the others is in, which boxes match what is
 * looked for, which applications are folded. None of that depends on how objects fare, so that it is found out once for a graph that only
 * changes in that. Every object is counted once, as shown or as hidden for one reason.
 */
final class Folding {

    private final Lens lens;
    private final Graph graph;
    private final LeftOut leftOut;
    private final Map<String, Tray> trays = new LinkedHashMap<>();
    private final Map<ResourceRef, Map<String, Tray>> traysOf = new HashMap<>();

    /** The boxes that an object is in: one, or where boxes are split by node, those of its pods. */
    private final Map<ResourceRef, List<Tray>> places;

    private final Collapse collapse;
    private final List<Tray> alone;
    private final List<Wire> wires;
    private final Map<String, Integer> hidden;

    Folding(Lens lens, Graph graph) {
        this.lens = lens;
        this.graph = graph;
        leftOut = new LeftOut(lens, graph);
        places = HashMap.newHashMap(graph.vertices().size());
        Map<ResourceRef, String> reasons = place();
        List<Wire> lines = new Lines(graph, lens, ref -> places.getOrDefault(ref, List.of())).lines();
        Set<String> sought = sought(lines);
        List<Tray> kept = trays.values().stream().filter(tray -> sought.contains(tray.id)).toList();
        List<Wire> between = lines.stream().filter(line -> sought.contains(line.from()) && sought.contains(line.to())).toList();
        Applications.name(kept, between);
        Map<String, Set<String>> workloads = lens.grouping() == Grouping.WORKLOAD ? workloads(between) : Map.of();
        kept.forEach(tray -> tray.group = group(tray, workloads.getOrDefault(tray.id, Set.of())));
        collapse = new Collapse(lens, kept, between);
        alone = kept.stream().filter(tray -> !collapse.holds(tray)).toList();
        wires = collapse.wires(between);
        hidden = hidden(reasons, new HashSet<>(kept));
    }

    /** Puts each object into its boxes; returns why others are left out. */
    private Map<ResourceRef, String> place() {
        Map<ResourceRef, String> reasons = new HashMap<>();
        for (Vertex vertex : graph.vertices()) {
            Optional<String> reason = leftOut.reason(vertex);
            reason.ifPresent(why -> reasons.put(vertex.ref(), why));
            if (reason.isEmpty() && isPod(vertex)) {
                placePod(vertex);
            }
        }
        for (Vertex vertex : graph.vertices()) {
            if (!reasons.containsKey(vertex.ref()) && !places.containsKey(vertex.ref())) {
                put(vertex.ref(), tray(vertex, ""));
            }
        }
        return reasons;
    }

    private static boolean isPod(Vertex vertex) {
        return vertex.ref().kind().sameAs(WellKnown.POD);
    }

    /** A pod is drawn within what controls it at the top, unless that is opened. */
    private void placePod(Vertex pod) {
        String node = lens.grouping() == Grouping.NODE ? node(pod.ref()) : "";
        Optional<Vertex> home = Optional.of(pod.controller())
                .filter(controller -> !controller.equals(pod.ref()) && Roles.column(controller.kind()) == Column.WORKLOAD)
                .flatMap(graph::vertex);
        if (home.isEmpty() || lens.pinned().contains(pod.ref()) || opened(home.get(), node)) {
            put(pod.ref(), tray(pod, node));
            return;
        }
        Tray tray = tray(home.get(), node);
        tray.pods.add(pod);
        put(pod.ref(), tray);
        if (!places.getOrDefault(home.get().ref(), List.of()).contains(tray)) {
            put(home.get().ref(), tray);
        }
    }

    private void put(ResourceRef ref, Tray tray) {
        places.computeIfAbsent(ref, _ -> new ArrayList<>(1)).add(tray);
    }

    private Tray tray(Vertex head, String node) {
        return traysOf.computeIfAbsent(head.ref(), _ -> new HashMap<>(2)).computeIfAbsent(node, _ -> {
            Tray tray = new Tray(id(head, node), head, node);
            trays.put(tray.id, tray);
            return tray;
        });
    }

    private static String id(Vertex head, String node) {
        return node.isEmpty() ? head.ref().toString() : head.ref() + "@" + node;
    }

    private boolean opened(Vertex head, String node) {
        return !lens.opened().isEmpty() && lens.opened().contains(id(head, node));
    }

    private String node(ResourceRef pod) {
        return graph.from(pod).stream().filter(edge -> edge.link() == Link.RUNS_ON).map(edge -> edge.to().name()).findFirst().orElse("");
    }

    /** Returns the boxes that match what is looked for, their neighbours, and what is pinned. */
    private Set<String> sought(List<Wire> lines) {
        List<String> words = Stream.of(lens.find().toLowerCase(Locale.ROOT).split("\\s+")).filter(word -> !word.isEmpty()).toList();
        if (words.isEmpty() && lens.centres().isEmpty()) {
            return trays.keySet();
        }
        Set<String> centres = new HashSet<>();
        lens.centres().forEach(ref -> places.getOrDefault(ref, List.of()).forEach(tray -> centres.add(tray.id)));
        Set<String> matching = new HashSet<>();
        trays.values().stream()
                .filter(tray -> (lens.centres().isEmpty() || centres.contains(tray.id)) && tray.matches(words))
                .forEach(tray -> matching.add(tray.id));
        Set<String> sought = new HashSet<>(matching);
        for (Wire line : lines) {
            if (matching.contains(line.from())) {
                sought.add(line.to());
            }
            if (matching.contains(line.to())) {
                sought.add(line.from());
            }
        }
        lens.pinned().forEach(ref -> places.getOrDefault(ref, List.of()).forEach(tray -> sought.add(tray.id)));
        return sought;
    }

    /** @param workloads those that the box is connected with; what several share is in no group */
    private String group(Tray tray, Set<String> workloads) {
        return switch (lens.grouping()) {
            case APPLICATION -> "";
            case NAMESPACE -> tray.head.ref().namespace();
            case NODE -> tray.node;
            case WORKLOAD -> tray.column() == Column.WORKLOAD ? tray.id : workloads.size() == 1 ? workloads.iterator().next() : "";
        };
    }

    /** Returns the workloads that each box is connected with. */
    private Map<String, Set<String>> workloads(List<Wire> lines) {
        Map<String, Set<String>> workloads = new HashMap<>();
        for (Wire line : lines) {
            connect(workloads, line.from(), line.to());
            connect(workloads, line.to(), line.from());
        }
        return workloads;
    }

    private void connect(Map<String, Set<String>> workloads, String box, String other) {
        Tray at = trays.get(other);
        if (at != null && at.column() == Column.WORKLOAD) {
            workloads.computeIfAbsent(box, _ -> new HashSet<>(2)).add(other);
        }
    }

    private Map<String, Integer> hidden(Map<ResourceRef, String> reasons, Set<Tray> kept) {
        Set<Tray> own = new HashSet<>(alone);
        Map<String, Integer> counts = new TreeMap<>();
        for (Vertex vertex : graph.vertices()) {
            List<Tray> at = places.getOrDefault(vertex.ref(), List.of());
            String reason = reasons.get(vertex.ref());
            if (reason == null) {
                reason = at.stream().noneMatch(kept::contains) ? "filter" : at.stream().noneMatch(own::contains) ? "folded" : "pod";
            }
            boolean shown = reason.equals("pod") && at.stream().anyMatch(tray -> tray.head.ref().equals(vertex.ref()));
            if (!shown) {
                counts.merge("topology.hidden." + reason, 1, Integer::sum);
            }
        }
        return Collections.unmodifiableMap(counts);
    }

    /** @param now the same objects, as they are now */
    Picture picture(Graph now) {
        List<Box> boxes = new ArrayList<>(collapse.boxes(now));
        alone.forEach(tray -> boxes.add(tray.box(now)));
        boxes.sort(Comparator.comparing(Box::group).thenComparing(Box::row).thenComparing(Box::column).thenComparing(Box::title).thenComparing(Box::id));
        int left = hidden.values().stream().mapToInt(Integer::intValue).sum();
        return new Picture(List.copyOf(boxes), wires, graph.vertices().size() - left, hidden);
    }
}
