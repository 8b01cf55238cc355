package dev.pilothouse.kubeconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MergePropertyTest {

    /** A context as a test writes it: its namespace tells one of the same name from another. */
    record Written(String name, String namespace) {}

    @Property(tries = 200)
    void theFirstOfANameCountsHoweverTheEntriesAreSplit(
            @ForAll("contexts") List<Written> contexts, @ForAll("cuts") List<Integer> cuts) {
        List<KubeconfigFile> files = new ArrayList<>();
        int from = 0;
        for (int cut : Stream.concat(cuts.stream().sorted(), Stream.of(contexts.size())).toList()) {
            int to = Math.max(from, Math.min(cut, contexts.size()));
            files.add(file("f" + files.size(), contexts.subList(from, to)));
            from = to;
        }
        Map<String, String> expected = new LinkedHashMap<>();
        contexts.forEach(context -> expected.putIfAbsent(context.name(), context.namespace()));

        Merged merged = Merged.of(files);

        Map<String, String> actual = new LinkedHashMap<>();
        merged.contexts().forEach((name, context) -> actual.put(name, context.namespace()));
        assertEquals(List.copyOf(expected.entrySet()), List.copyOf(actual.entrySet()));
        assertEquals(contexts.size() - expected.size(), merged.shadowed().size());
    }

    @Provide
    Arbitrary<List<Written>> contexts() {
        Arbitrary<String> names = Arbitraries.of("dev", "staging", "prod", "开发");
        Arbitrary<String> namespaces = Arbitraries.strings().alpha().ofLength(4);
        return Combinators.combine(names, namespaces).as(Written::new).list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(0, 12).list().ofMaxSize(4);
    }

    private static KubeconfigFile file(String name, List<Written> contexts) {
        Path path = Path.of(name);
        List<Entry.Context> entries = contexts.stream()
                .map(context -> new Entry.Context(
                        new Entry.Origin(context.name(), path, 1, List.of()), "c", "u", context.namespace()))
                .toList();
        return new KubeconfigFile(path, List.of(), List.of(), entries, "", List.of());
    }
}
