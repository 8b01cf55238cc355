package dev.pilothouse.topology;

import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Kind;
import dev.pilothouse.topology.Picture.Box;
import dev.pilothouse.topology.Picture.Column;
import dev.pilothouse.topology.Picture.Wire;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Folds applications into one box each where there are more boxes than a person can take in, and namespaces where that does not do. A box that
 * hides a broken connection warns.
 */
final class Collapse {

    private static final String APPLICATION = "application:";
    private static final String NAMESPACE = "namespace:";

    private final Lens lens;
    private final Map<String, List<Tray>> folds = new LinkedHashMap<>();
    private final Map<String, String> foldOf = new HashMap<>();

    private final Set<String> broken = new HashSet<>();

    Collapse(Lens lens, List<Tray> trays, List<Wire> lines) {
        this.lens = lens;
        if (trays.size() > lens.limit()) {
            boolean many = trays.stream().map(tray -> tray.row).distinct().count() > lens.limit();
            fold(trays, tray -> many && !opened(NAMESPACE + namespace(tray)) ? NAMESPACE + namespace(tray) : APPLICATION + tray.row);
            lines.stream().filter(line -> line.fault().isPresent()).map(line -> foldOf.get(line.from())).filter(Objects::nonNull).forEach(broken::add);
        }
    }

    private static String namespace(Tray tray) {
        int slash = tray.row.indexOf('/');
        return slash < 0 ? "" : tray.row.substring(0, slash);
    }

    private boolean opened(String id) {
        return lens.opened().contains(id);
    }

    private void fold(List<Tray> trays, Function<Tray, String> id) {
        Map<String, List<Tray>> together = new TreeMap<>();
        trays.stream()
                .filter(tray -> !lens.pinned().contains(tray.head.ref()))
                .forEach(tray -> together.computeIfAbsent(id.apply(tray), _ -> new ArrayList<>()).add(tray));
        together.forEach((fold, held) -> {
            if (held.size() > 1 && !opened(fold)) {
                folds.put(fold, held);
                held.forEach(tray -> foldOf.put(tray.id, fold));
            }
        });
    }

    boolean holds(Tray tray) {
        return foldOf.containsKey(tray.id);
    }

    /** Returns the boxes of what is folded, as its objects are now. */
    List<Box> boxes(Graph now) {
        return folds.entrySet().stream().map(fold -> box(fold.getKey(), fold.getValue(), now)).toList();
    }

    private Box box(String id, List<Tray> held, Graph now) {
        Tray first = held.getFirst();
        boolean namespace = id.startsWith(NAMESPACE);
        String name = namespace ? namespace(first) : first.row.substring(first.row.indexOf('/') + 1);
        Kind kind = namespace ? WellKnown.NAMESPACE : most(held);
        Stream<Health> faults = broken.contains(id) ? Stream.of(Health.warn("")) : Stream.empty();
        Stream<Health> heads = held.stream().map(tray -> now.latest(tray.head).health());
        Health worst = Stream.concat(heads, faults).min(Comparator.comparing(Health::state)).orElse(Health.unknown(""));
        List<Health> pods = held.stream().flatMap(tray -> tray.box(now).pods().stream()).sorted(Comparator.comparing(Health::state)).toList();
        int contains = held.stream().mapToInt(tray -> 1 + tray.pods.size()).sum();
        String group = held.stream().map(tray -> tray.group).distinct().count() == 1 ? first.group : "";
        return new Box(id, Optional.empty(), kind, name, worst, pods, contains, false, Column.WORKLOAD, first.row, group);
    }

    private static Kind most(List<Tray> held) {
        Map<Kind, Integer> counts = new TreeMap<>();
        held.stream().filter(tray -> tray.column() == Column.WORKLOAD).forEach(tray -> counts.merge(tray.head.ref().kind(), 1, Integer::sum));
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(held.getFirst().head.ref().kind());
    }

    /** Returns the lines with their ends at the boxes that are left. */
    List<Wire> wires(List<Wire> lines) {
        if (folds.isEmpty()) {
            return lines;
        }
        Map<List<Object>, Wire> wires = new LinkedHashMap<>();
        for (Wire line : lines) {
            String from = foldOf.getOrDefault(line.from(), line.from());
            String to = foldOf.getOrDefault(line.to(), line.to());
            if (!from.equals(to)) {
                wires.merge(List.of(from, to, line.link()), new Wire(from, to, line.link(), line.fault(), ""), Lines::one);
            }
        }
        return List.copyOf(wires.values());
    }
}
