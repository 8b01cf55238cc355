package dev.pilothouse.ui.topology;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.topology.Drawing;
import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.topology.Drawing.Point;
import dev.pilothouse.topology.Drawing.Routed;
import dev.pilothouse.topology.Fault;
import dev.pilothouse.topology.Link;
import dev.pilothouse.topology.Picture.Box;
import dev.pilothouse.topology.Picture.Column;
import dev.pilothouse.topology.Picture.Wire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Drawings for tests: rows of an ingress, a service, a workload and what it uses. */
final class MadeUp {

    private static final double ROW = 100;

    private final List<Placed> boxes = new ArrayList<>();
    private final List<Routed> wires = new ArrayList<>();
    private double height;

    /** A drawing of so many applications, each of a service, a workload with pods, and a ConfigMap. */
    static Drawing rows(int rows) {
        MadeUp drawing = new MadeUp();
        for (int i = 0; i < rows; i++) {
            Health health = i % 7 == 3 ? Health.bad("CrashLoopBackOff") : i % 7 == 5 ? Health.progress("Rolling out") : Health.ok("Available");
            drawing.application("app-" + i, i, health);
        }
        return drawing.done();
    }

    private void application(String name, int row, Health health) {
        double y = 20 + row * ROW;
        Placed service = box("Service", name, Column.SERVICE, Health.ok(""), List.of(), 280, y + 11);
        List<Health> pods = new ArrayList<>(Collections.nCopies(2, Health.ok("Running")));
        pods.add(health);
        Placed workload = box("Deployment", name, Column.WORKLOAD, health, pods, 540, y);
        Placed config = box("ConfigMap", name + "-config", Column.STORE, Health.ok(""), List.of(), 900, y + 11);
        wire(service, workload, Link.SERVES, row % 7 == 3 ? Optional.of(new Fault("topology.box.alone", List.of())) : Optional.empty());
        wire(workload, config, Link.USES, Optional.empty());
    }

    Placed box(String kind, String name, Column column, Health health, List<Health> pods, double x, double y) {
        ResourceRef ref = new ResourceRef(Kind.namespaced("", "v1", kind, kind.toLowerCase(java.util.Locale.ROOT) + "s"), "shop", name);
        Box box = new Box(kind + "/" + name, Optional.of(ref), ref.kind(), name, health, pods, 1 + pods.size(), false, column, "", "");
        boolean large = !pods.isEmpty();
        Placed placed = new Placed(box, x, y, large ? 236 : 176, large ? 68 : 46);
        boxes.add(placed);
        height = Math.max(height, y + placed.height() + 20);
        return placed;
    }

    void wire(Placed from, Placed to, Link link, Optional<Fault> fault) {
        double fromX = from.x() + from.width();
        double fromY = from.y() + from.height() / 2;
        double toY = to.y() + to.height() / 2;
        double middle = (fromX + to.x()) / 2;
        wires.add(new Routed(
                new Wire(from.box().id(), to.box().id(), link, fault, ""),
                fromY == toY
                        ? List.of(new Point(fromX, fromY), new Point(to.x(), toY))
                        : List.of(new Point(fromX, fromY), new Point(middle, fromY), new Point(middle, toY), new Point(to.x(), toY))));
    }

    Drawing done() {
        return new Drawing(1100, height, List.copyOf(boxes), List.copyOf(wires), List.of());
    }
}
