package dev.pilothouse.topology;

import dev.pilothouse.model.ResourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A graph that is kept up to date. Most news are that an object fares otherwise, and then all is connected as before: nothing is looked for anew. */
final class Growth {

    private Map<String, Facts> before = Map.of();
    private @Nullable Predicate<ResourceRef> wasRead;
    private Graph graph = Graph.EMPTY;

    /**
     * Returns the graph of the objects.
     *
     * @param now all of them by uid; not changed afterwards
     * @param lookedFor tells whether an object would be among them if it existed; equal to that of before where it tells the same
     */
    Graph of(Map<String, Facts> now, Predicate<ResourceRef> lookedFor) {
        List<Facts> otherwise = new ArrayList<>();
        boolean alike = lookedFor.equals(wasRead) && now.size() == before.size();
        for (Facts facts : alike ? now.values() : List.<Facts>of()) {
            Facts old = before.get(facts.uid());
            if (!facts.equals(old)) {
                alike &= old != null && facts.connectsAs(old);
                otherwise.add(facts);
            }
        }
        graph = alike ? graph.with(otherwise) : GraphBuilder.of(now.values(), lookedFor);
        before = now;
        wasRead = lookedFor;
        return graph;
    }
}
