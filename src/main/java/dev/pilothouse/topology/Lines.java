package dev.pilothouse.topology;

import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.topology.Picture.Wire;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The lines between boxes: many edges are one, and a broken one among them is told. */
final class Lines {

    private record Ends(String from, String to, Link link) {}

    private final Map<Ends, Wire> wires = new LinkedHashMap<>();
    private final Lens lens;
    private final Function<ResourceRef, List<Tray>> places;

    /** Those of the layers that are looked at. */
    private final Set<Link> links = EnumSet.noneOf(Link.class);

    Lines(Graph graph, Lens lens, Function<ResourceRef, List<Tray>> places) {
        this.lens = lens;
        this.places = places;
        EnumSet.allOf(Link.class).stream().filter(link -> Roles.layer(link).filter(lens.layers()::contains).isPresent()).forEach(links::add);
        graph.edges().forEach(this::add);
        graph.vertices().forEach(this::opened);
    }

    List<Wire> lines() {
        return List.copyOf(wires.values());
    }

    private void add(Edge edge) {
        boolean drawn = links.contains(edge.link()) || (Roles.layer(edge.link()).isPresent() && (lens.keeps(edge.from()) || lens.keeps(edge.to())));
        if (!drawn) {
            return;
        }
        for (Tray to : places.apply(edge.to())) {
            boolean folded = edge.link() == Link.OWNS && !to.head.ref().equals(edge.to());
            for (Tray from : folded ? List.<Tray>of() : places.apply(edge.from())) {
                add(new Wire(from.id, to.id, edge.link(), edge.fault(), edge.label()));
            }
        }
    }

    /** Pods out of their workload's box stay connected with it, whatever is between them. */
    private void opened(Vertex vertex) {
        for (Tray tray : places.apply(vertex.ref())) {
            if (tray.head.ref().equals(vertex.ref()) && !vertex.controller().equals(vertex.ref()) && Roles.depth(vertex.ref().kind()) == 2) {
                places.apply(vertex.controller()).forEach(owner -> add(new Wire(owner.id, tray.id, Link.OWNS, java.util.Optional.empty(), "")));
            }
        }
    }

    private void add(Wire wire) {
        if (!wire.from().equals(wire.to())) {
            wires.merge(new Ends(wire.from(), wire.to(), wire.link()), wire, Lines::one);
        }
    }

    /** Returns one line for two; several labels are told together. */
    static Wire one(Wire first, Wire second) {
        boolean said = second.label().isEmpty() || List.of(first.label().split(", ")).contains(second.label());
        String label = said ? first.label() : first.label().isEmpty() ? second.label() : first.label() + ", " + second.label();
        return new Wire(first.from(), first.to(), first.link(), first.fault().isPresent() ? first.fault() : second.fault(), label);
    }
}
