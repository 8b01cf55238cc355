package dev.pilothouse.topology;

import dev.pilothouse.model.ResourceRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All objects that were read and all that they name, with every connection between them, at one moment. Does not change. */
public final class Graph {

    public static final Graph EMPTY = new Graph(List.of(), List.of());

    private final Map<ResourceRef, Vertex> vertices;
    private final List<Edge> edges;
    private final Map<ResourceRef, List<Edge>> from;
    private final Map<ResourceRef, List<Edge>> to;

    Graph(Collection<Vertex> vertices, List<Edge> edges) {
        this.vertices = LinkedHashMap.newLinkedHashMap(vertices.size());
        this.edges = List.copyOf(edges);
        from = HashMap.newHashMap(vertices.size());
        to = HashMap.newHashMap(vertices.size());
        vertices.forEach(vertex -> this.vertices.put(vertex.ref(), vertex));
        for (Edge edge : edges) {
            from.computeIfAbsent(edge.from(), _ -> new ArrayList<>(4)).add(edge);
            to.computeIfAbsent(edge.to(), _ -> new ArrayList<>(4)).add(edge);
        }
    }

    private Graph(Graph connected, Map<ResourceRef, Vertex> vertices) {
        this.vertices = vertices;
        edges = connected.edges;
        from = connected.from;
        to = connected.to;
    }

    /** Returns the same connections between objects of which some are said to fare otherwise. */
    Graph with(Collection<Facts> otherwise) {
        Map<ResourceRef, Vertex> now = new LinkedHashMap<>(vertices);
        otherwise.forEach(facts -> now.computeIfPresent(facts.ref(), (_, old) -> old.faring(facts.health(), facts.note())));
        return new Graph(this, now);
    }

    /** Tells whether it has the same objects and connections as the other, which may have told otherwise how they fare. */
    boolean connectsAs(Graph other) {
        return from == other.from;
    }

    /** Returns the object as it is now. */
    Vertex latest(Vertex vertex) {
        return vertices.getOrDefault(vertex.ref(), vertex);
    }

    /** Returns the objects in the order of their names within kinds. */
    public Collection<Vertex> vertices() {
        return java.util.Collections.unmodifiableCollection(vertices.values());
    }

    public List<Edge> edges() {
        return edges;
    }

    public Optional<Vertex> vertex(ResourceRef ref) {
        return Optional.ofNullable(vertices.get(ref));
    }

    /** Returns the connections that begin at the object. */
    public List<Edge> from(ResourceRef ref) {
        return from.getOrDefault(ref, List.of());
    }

    /** Returns the connections that end at the object. */
    public List<Edge> to(ResourceRef ref) {
        return to.getOrDefault(ref, List.of());
    }
}
