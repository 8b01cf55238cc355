package dev.pilothouse.topology;

import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Health;
import dev.pilothouse.topology.Picture.Box;
import dev.pilothouse.topology.Picture.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A box that is being filled: one object, and the pods that are drawn within it. */
final class Tray {

    final String id;
    final Vertex head;
    final List<Vertex> pods = new ArrayList<>();

    /** Name of the node whose pods these are, where boxes are split by node. */
    final String node;

    String row = "";
    String group = "";

    Tray(String id, Vertex head, String node) {
        this.id = id;
        this.head = head;
        this.node = node;
    }

    Column column() {
        return Roles.column(head.ref().kind());
    }

    boolean matches(List<String> words) {
        String text = (head.ref() + " " + head.labels() + " " + String.join(" ", pods.stream().map(pod -> pod.ref().name()).toList())).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }

    /** Returns the health of its pods in the order of their names. */
    List<Health> states(Graph now) {
        return pods.stream().sorted(Comparator.comparing(pod -> pod.ref().name())).map(pod -> now.latest(pod).health()).toList();
    }

    /** Returns its box, as its objects are now. */
    Box box(Graph now) {
        Vertex of = now.latest(head);
        boolean pod = of.ref().kind().sameAs(WellKnown.POD);
        return new Box(
                id, Optional.of(of.ref()), of.ref().kind(), of.ref().name(), of.health(), pod ? List.of(of.health()) : states(now),
                1 + pods.size(), of.missing(), column(), row, group, of.note());
    }
}
