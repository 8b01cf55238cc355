package dev.pilothouse.topology;

import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.text.Yaml;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Graphs of written objects. */
final class Land {

    private Land() {}

    static List<Document> documents(String yaml) {
        return Yaml.read(yaml).stream().flatMap(part -> part.document().stream()).toList();
    }

    /** Returns the graph of the objects, where everything that they name would have been read. */
    static Graph graph(String yaml) {
        return graph(yaml, Set.of());
    }

    /** @param refused names of kinds that may not be read */
    static Graph graph(String yaml, Set<String> refused) {
        return GraphBuilder.of(facts(yaml), ref -> !refused.contains(ref.kind().name()));
    }

    static List<Facts> facts(String yaml) {
        FactReader reader = new FactReader();
        return documents(yaml).stream().map(document -> reader.read(WellKnown.refTo(document).kind(), document)).toList();
    }

    /** Returns the edges as {@code deployment/web USES configmap/web}, with their faults. */
    static Set<String> edges(Graph graph) {
        return graph.edges().stream()
                .map(edge -> edge.from().shortName() + " " + edge.link() + " " + edge.to().shortName()
                        + (edge.label().isEmpty() ? "" : " " + edge.label())
                        + edge.fault().map(fault -> " !" + fault.key().substring("topology.fault.".length())).orElse(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> missing(Graph graph) {
        return graph.vertices().stream().filter(Vertex::missing).map(Vertex::ref).map(ResourceRef::shortName).collect(Collectors.toCollection(TreeSet::new));
    }
}
