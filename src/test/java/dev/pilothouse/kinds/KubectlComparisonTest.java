package dev.pilothouse.kinds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.pilothouse.model.Column;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Tree;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every row of every kind of a real cluster, cell by cell beside what kubectl prints for it, narrow and wide. */
@Tag("real-cluster")
class KubectlComparisonTest {

    private static final Path SAMPLES = Path.of("samples", "concepts");

    private final Kinds kinds = new Kinds();

    @BeforeAll
    static void makeOneOfEachConcept() {
        Kubectl.assumed();
        String runtime = Kubectl.run("get", "nodes", "-o", "jsonpath={.items[0].status.nodeInfo.containerRuntimeVersion}");
        assumeFalse(runtime.startsWith("containerd"), "pods with real containers change while they are compared: needs pretended nodes");
        Kubectl.run("apply", "-f", SAMPLES.resolve("namespace.yaml").toString());
        String definition = SAMPLES.resolve("customresourcedefinition.yaml").toString();
        Kubectl.run("apply", "-f", definition);
        Kubectl.run("wait", "--for=condition=Established", "--timeout=60s", "-f", definition);
        Kubectl.run("wait", "--for=create", "--timeout=60s", "--namespace=concepts", "serviceaccount/default");
        Kubectl.run("apply", "-f", SAMPLES.toString());
        makePodsInEachState();
    }

    /** Pods that no scheduler wants, with the states of the golden objects written over theirs. */
    private static void makePodsInEachState() {
        List<Tree> pods = new ArrayList<>();
        List<Tree> states = new ArrayList<>();
        for (KindObjects.Golden golden : KindObjects.all()) {
            Tree pod = golden.object();
            if (golden.kind().name().equals("Pod") && !pod.has("metadata", "deletionTimestamp")) {
                Map<String, Object> spec = new HashMap<>(pod.tree("spec").fields());
                spec.remove("nodeName");
                spec.put("schedulerName", "nobody");
                Map<String, Object> head = Map.of("apiVersion", "v1", "kind", "Pod", "metadata",
                        Map.of("name", pod.text("metadata", "name"), "namespace", "concepts"));
                pods.add(with(head, "spec", spec));
                states.add(with(head, "status", pod.tree("status").fields()));
            }
        }
        Kubectl.runOn(list(pods), "apply", "-f");
        Kubectl.runOn(list(states), "apply", "--server-side", "--force-conflicts", "--subresource=status", "-f");
    }

    private static Tree with(Map<String, Object> head, String field, Object value) {
        Map<String, Object> fields = new HashMap<>(head);
        fields.put(field, value);
        return new Tree(fields);
    }

    private static Tree list(List<Tree> objects) {
        return new Tree(Map.of("apiVersion", "v1", "kind", "List", "items", objects.stream().map(Tree::fields).toList()));
    }

    @TestFactory
    Stream<DynamicTest> printsWhatKubectlPrints() {
        Kubectl.assumed();
        Map<String, List<PrinterColumn>> custom = customColumns();
        return Kubectl.listedKinds().stream()
                .filter(kind -> kinds.known(kind).isPresent() || custom.containsKey(key(kind)))
                .flatMap(kind -> {
                    Projection projection = kinds.known(kind).orElseGet(() -> kinds.custom(custom.getOrDefault(key(kind), List.of())));
                    return Stream.of(true, false)
                            .map(wide -> DynamicTest.dynamicTest(
                                    kind.qualifiedPlural() + (wide ? " -o wide" : ""), () -> compare(kind, projection, wide)));
                });
    }

    @TestFactory
    Stream<DynamicTest> readsAllThatARowNeeds() {
        Kubectl.assumed();
        return Kubectl.listedKinds().stream()
                .filter(kind -> kinds.known(kind).isPresent())
                .map(kind -> DynamicTest.dynamicTest(kind.qualifiedPlural(), () -> {
                    Projection projection = kinds.known(kind).orElseThrow();
                    for (Tree object : Kubectl.list(kind)) {
                        assertEquals(projection.row(kind, object), projection.row(kind, KindObjects.pruned(object, projection.reads())));
                    }
                }));
    }

    @Test
    void knowsEachBuiltInKindThatHasAPrinterOfItsOwn() {
        Kubectl.assumed();
        Map<String, List<PrinterColumn>> custom = customColumns();
        List<String> unknown = Kubectl.listedKinds().stream()
                .filter(kind -> kinds.known(kind).isEmpty() && !custom.containsKey(key(kind)))
                .map(Kind::qualifiedPlural)
                .filter(plural -> !Set.of("componentstatuses").contains(plural))
                .filter(plural -> !plural.endsWith(".metrics.k8s.io") && !plural.endsWith(".resource.k8s.io"))
                .toList();
        assertEquals(List.of(), unknown);
    }

    private void compare(Kind kind, Projection projection, boolean wide) {
        List<Tree> before = Kubectl.list(kind);
        Instant start = Instant.now();
        Kubectl.Table table = Kubectl.table(kind, wide);
        Instant end = Instant.now();
        Map<String, String> after = new HashMap<>();
        Kubectl.list(kind).forEach(object -> after.put(object.text("metadata", "uid"), object.text("metadata", "resourceVersion")));

        List<Column> columns = projection.columns().stream().filter(column -> wide ? !column.own() : !column.wide()).toList();
        if (before.isEmpty() && table.lines().isEmpty()) {
            return;
        }
        assertEquals(columns.stream().map(Column::title).toList(), table.titles());
        Set<List<String>> printed = new HashSet<>(table.lines());
        int compared = 0;
        for (Tree object : before) {
            if (object.text("metadata", "resourceVersion").equals(after.get(object.text("metadata", "uid")))) {
                Row row = projection.row(kind, object);
                List<Set<String>> ours = cells(projection, row, wide, start, end);
                assertTrue(
                        printed.stream().anyMatch(line -> fits(line, ours)),
                        () -> "ours:    " + ours + "\nkubectl: " + nearest(table.lines(), row));
                compared++;
            }
        }
        assertTrue(compared > 0 || before.isEmpty(), "everything changed while it was compared");
    }

    /** Returns for each cell what is right at some moment of kubectl's run: two ages in a line need not turn over together. */
    private static List<Set<String>> cells(Projection projection, Row row, boolean wide, Instant start, Instant end) {
        List<Set<String>> cells = new ArrayList<>();
        for (Instant now = start.minusSeconds(1); !now.isAfter(end.plusSeconds(1)); now = now.plusMillis(500)) {
            List<String> line = line(projection, row, wide, now);
            for (int i = 0; i < line.size(); i++) {
                if (cells.size() == i) {
                    cells.add(new LinkedHashSet<>());
                }
                cells.get(i).add(line.get(i));
            }
        }
        return cells;
    }

    private static boolean fits(List<String> line, List<Set<String>> cells) {
        return line.size() == cells.size() && IntStream.range(0, line.size()).allMatch(i -> cells.get(i).contains(line.get(i)));
    }

    private static List<String> line(Projection projection, Row row, boolean wide, Instant now) {
        List<String> line = new ArrayList<>();
        if (!row.namespace().isEmpty()) {
            line.add(row.namespace());
        }
        for (int i = 0; i < row.cells().size(); i++) {
            if (wide ? !projection.columns().get(i).own() : !projection.columns().get(i).wide()) {
                line.add(row.cells().get(i).print(now).strip());
            }
        }
        return line;
    }

    private static Object nearest(List<List<String>> lines, Row row) {
        return lines.stream().filter(line -> line.contains(row.name())).findFirst().<Object>map(line -> line).orElse(lines);
    }

    private static Map<String, List<PrinterColumn>> customColumns() {
        Map<String, List<PrinterColumn>> columns = new HashMap<>();
        for (Tree definition : Kubectl.items("/apis/apiextensions.k8s.io/v1/customresourcedefinitions")) {
            for (Tree version : definition.trees("spec", "versions")) {
                columns.put(
                        definition.text("metadata", "name") + "/" + version.text("name"),
                        version.trees("additionalPrinterColumns").stream().map(KindObjects::column).toList());
            }
        }
        return columns;
    }

    private static String key(Kind kind) {
        return kind.qualifiedPlural() + "/" + kind.version();
    }

}
