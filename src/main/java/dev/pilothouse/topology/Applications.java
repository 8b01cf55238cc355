package dev.pilothouse.topology;

import dev.pilothouse.topology.Picture.Column;
import dev.pilothouse.topology.Picture.Wire;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out which application each box belongs to: by the recommended labels of Kubernetes, else by what it is connected with, else it
 * and what hangs on it are one by themselves.
 */
final class Applications {

    private static final List<String> WHOLE = List.of("app.kubernetes.io/part-of");
    private static final List<String> PART = List.of("app.kubernetes.io/name", "app", "k8s-app");
    private static final int ROUNDS = 3;

    private final Map<String, Tray> trays = new HashMap<>();
    private final Map<String, List<Tray>> neighbours = new HashMap<>();

    private Applications(List<Tray> all, List<Wire> lines) {
        all.forEach(tray -> trays.put(tray.id, tray));
        for (Wire line : lines) {
            join(line.from(), line.to());
            join(line.to(), line.from());
        }
    }

    private void join(String one, String other) {
        Tray neighbour = trays.get(other);
        if (neighbour != null) {
            neighbours.computeIfAbsent(one, _ -> new ArrayList<>()).add(neighbour);
        }
    }

    /** Writes the row of each box: namespace and application. */
    static void name(List<Tray> trays, List<Wire> lines) {
        Applications applications = new Applications(trays, lines);
        applications.byLabels(trays, WHOLE);
        applications.byLabels(trays, PART);
        trays.stream()
                .sorted(Comparator.<Tray>comparingInt(tray -> tray.column() == Column.WORKLOAD ? 0 : 1).thenComparing(tray -> tray.id))
                .forEach(applications::spread);
    }

    /** Names by labels, and then whatever is connected with what has a name. */
    private void byLabels(List<Tray> all, List<String> labels) {
        List<Tray> nameless = all.stream().filter(tray -> tray.row.isEmpty()).toList();
        nameless.forEach(tray -> tray.row = labelled(tray, labels).orElse(""));
        for (int round = 0; round < ROUNDS; round++) {
            Map<Tray, String> adopted = new HashMap<>();
            nameless.stream().filter(tray -> tray.row.isEmpty()).forEach(tray -> adopt(tray).ifPresent(row -> adopted.put(tray, row)));
            adopted.forEach((tray, row) -> tray.row = row);
            if (adopted.isEmpty()) {
                return;
            }
        }
    }

    private static Optional<String> labelled(Tray tray, List<String> labels) {
        return labels.stream()
                .map(tray.head.labels()::get)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .map(name -> row(tray, name));
    }

    private static String row(Tray tray, String name) {
        String namespace = tray.head.ref().namespace();
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }

    /** Returns the application of most neighbours. */
    private Optional<String> adopt(Tray tray) {
        Map<String, Integer> rows = new HashMap<>(4);
        neighbours.getOrDefault(tray.id, List.of()).stream()
                .map(neighbour -> neighbour.row)
                .filter(row -> !row.isEmpty())
                .forEach(row -> rows.merge(row, 1, Integer::sum));
        return rows.entrySet().stream().max(Comparator.comparingInt(Map.Entry<String, Integer>::getValue).thenComparing(Map.Entry::getKey, Comparator.reverseOrder())).map(Map.Entry::getKey);
    }

    private void spread(Tray first) {
        if (!first.row.isEmpty()) {
            return;
        }
        first.row = row(first, first.head.ref().name());
        Deque<Tray> open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            for (Tray next : neighbours.getOrDefault(open.poll().id, List.of())) {
                if (next.row.isEmpty()) {
                    next.row = first.row;
                    open.add(next);
                }
            }
        }
    }
}
