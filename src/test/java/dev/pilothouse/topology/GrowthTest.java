package dev.pilothouse.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.ResourceRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A graph that is kept up to date is the graph that would be made of the same objects from scratch. */
class GrowthTest {

    private static final String STORE = """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: data, namespace: shop, uid: claim}
            spec: {storageClassName: quick, volumeName: disk}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: db, namespace: shop, uid: db, labels: {app: db}}
            spec: {containers: [{name: db}], serviceAccountName: db, volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: {name: db, uid: binding}
            roleRef: {kind: ClusterRole, name: reader}
            subjects: [{kind: ServiceAccount, name: db, namespace: shop}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: reader, uid: reader}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: db, namespace: shop, uid: service}
            spec: {selector: {app: db}, ports: [{port: 80}]}
            """;

    private static final List<Health> STATES = List.of(
            Health.ok("Running"), Health.bad("CrashLoopBackOff"), Health.done("Completed"), Health.waiting("Pending"), Health.bad("Lost"), Health.ok("Bound"));


    @Property(tries = 40)
    void growsToWhatItWouldBeFromScratch(
            @ForAll @IntRange(min = 1, max = 90) int number,
            @ForAll long seed,
            @ForAll Grouping grouping,
            @ForAll @IntRange(min = 1, max = 60) int limit,
            @ForAll @Size(max = 12) List<@IntRange(max = 900) Integer> happens) {
        List<Facts> objects = new ArrayList<>(Grown.objects(number, seed, true));
        objects.addAll(Land.facts(STORE));
        Map<String, Facts> there = new HashMap<>();
        objects.forEach(facts -> there.put(facts.uid(), facts));
        Growth growth = new Growth();
        Predicate<ResourceRef> all = _ -> true;
        Lens lens = new Lens(Set.of(Layer.values()), grouping, "", Set.of(), Set.of(), Set.of(), limit);
        Look look = lens.watch(growth.of(Map.copyOf(there), all));
        for (int what : happens) {
            Facts facts = objects.get(what / (STATES.size() + 1) % objects.size());
            int state = what % (STATES.size() + 1);
            if (state == STATES.size()) {
                there.computeIfPresent(facts.uid(), (_, _) -> null);
            } else {
                there.put(facts.uid(), faring(facts, STATES.get(state)));
            }
            Graph grown = growth.of(Map.copyOf(there), all);
            Graph made = GraphBuilder.of(there.values(), all);
            assertEquals(List.copyOf(made.vertices()), List.copyOf(grown.vertices()));
            assertEquals(new HashSet<>(made.edges()), new HashSet<>(grown.edges()));
            look = look.again(lens, grown);
            assertEquals(lens.look(grown), look.picture());
            made.vertices().forEach(vertex -> assertEquals(new HashSet<>(made.from(vertex.ref())), new HashSet<>(grown.from(vertex.ref()))));
            made.vertices().forEach(vertex -> assertEquals(new HashSet<>(made.to(vertex.ref())), new HashSet<>(grown.to(vertex.ref()))));
        }
    }

    @Example
    void connectsNothingAnewWhenAPodOnlyFaresOtherwise() {
        Map<String, Facts> before = new HashMap<>();
        Grown.objects(30, 1, true).forEach(facts -> before.put(facts.uid(), facts));
        Facts pod = before.values().stream().filter(facts -> facts.ref().kind().name().equals("Pod")).findFirst().orElseThrow();
        Map<String, Facts> after = new HashMap<>(before);
        after.put(pod.uid(), faring(pod, Health.bad("CrashLoopBackOff")));
        Growth growth = new Growth();
        Predicate<ResourceRef> all = _ -> true;
        Graph graph = growth.of(before, all);
        assertSame(graph.edges(), growth.of(after, all).edges());
        assertNotSame(graph.edges(), growth.of(after, _ -> false).edges(), "another kind may be read now");
    }

    @Example
    void foldsNothingAnewWhenAPodOnlyFaresOtherwise() {
        Graph graph = Grown.graph(Grown.objects(30, 1, true));
        Look look = Lens.PLAIN.watch(graph);
        assertSame(look.picture().wires(), look.again(Lens.PLAIN, graph.with(List.of())).picture().wires());
        assertNotSame(look.picture().wires(), look.again(Lens.PLAIN.groupedBy(Grouping.NODE), graph).picture().wires());
    }

    private static Facts faring(Facts facts, Health health) {
        return new Facts(facts.ref(), facts.uid(), facts.version() + "1", health, facts.labels(), facts.owner(), facts.relations(), facts.doors(), facts.note());
    }
}
