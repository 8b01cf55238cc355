package dev.pilothouse.topology;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads once what a map is made of. Calls block. */
public final class Surveyor {

    private final Cluster cluster;
    private final Set<String> namespaces;
    private final FactReader reader = new FactReader();

    /** @param namespaces empty for all */
    public Surveyor(Cluster cluster, Set<String> namespaces) {
        this.cluster = cluster;
        this.namespaces = Set.copyOf(namespaces);
    }

    /** Returns what there is now; kinds that may not be read are named and left out. */
    public Survey survey() {
        Territory territory = Territory.of(cluster.catalog(false));
        List<Facts> facts = new ArrayList<>();
        Set<Kind> refused = new HashSet<>();
        for (Kind kind : territory.named()) {
            permitted(kind, refused, () -> queries(kind).forEach(query -> cluster.rows(query).stream().<Facts>map(Facts::of).forEach(facts::add)));
        }
        for (Kind kind : territory.naming()) {
            permitted(kind, refused, () -> documents(kind, Map.of(), facts::add));
        }
        Graph graph = GraphBuilder.of(facts, territory.read(namespaces, refused));
        return new Survey(graph, true, facts.size(), Set.copyOf(refused), Optional.empty(), new Guard(facts));
    }

    private static void permitted(Kind kind, Set<Kind> refused, Runnable read) {
        try {
            read.run();
        } catch (ProblemException e) {
            if (e.problem().code() != ProblemCode.FORBIDDEN && e.problem().code() != ProblemCode.NOT_FOUND) {
                throw e;
            }
            refused.add(kind);
        }
    }

    /**
     * Boils down all documents of a kind, one after the other.
     *
     * @param known rows of such objects by uid
     */
    void documents(Kind kind, Map<String, Row> known, Consumer<Facts> consumer) {
        queries(kind).forEach(query -> cluster.documents(query, document -> consumer.accept(reader.read(kind, document, known))));
    }

    /** Reads the document of an object anew; nothing when it is gone. */
    Optional<Facts> again(Row row) {
        try {
            return Optional.of(reader.read(row.ref().kind(), cluster.get(row.ref())));
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.NOT_FOUND || e.problem().code() == ProblemCode.FORBIDDEN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private List<Query> queries(Kind kind) {
        return namespaces.isEmpty() || !kind.namespaced() ? List.of(Query.all(kind)) : namespaces.stream().sorted().map(namespace -> Query.in(kind, namespace)).toList();
    }
}
