package dev.pilothouse.ui.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.metric.Round;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Cells;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Row;
import dev.pilothouse.text.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** How long the overview of 10,000 pods of 200 workloads on 1,000 nodes with 10,000 events takes to be worked out of its rows. */
@Tag("bench")
class OverviewBench {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private static final int NODES = 1_000;
    private static final int PODS = 10_000;
    private static final int EVENTS = 10_000;
    private static final int EACH = 50;
    private static final int ROUNDS = 40;

    private final Kinds kinds = new Kinds();

    private Row row(Kind kind, String json) {
        return kinds.known(kind).orElseThrow().row(kind, Json.read(json.replace('\'', '"')));
    }

    private Row node(int i) {
        return row(BuiltIn.NODE, "{'metadata':{'name':'node-%d','uid':'n%d'},'status':{'allocatable':{'cpu':'8','memory':'16Gi','pods':'110'}}}".formatted(i, i));
    }

    private Row deployment(int i) {
        return row(BuiltIn.DEPLOYMENT, """
                {'metadata':{'name':'app-%d','namespace':'team-%d','uid':'d%d','creationTimestamp':'2026-11-29T08:00:00Z'},'spec':{'replicas':50},
                 'status':{'replicas':50,'updatedReplicas':50,'availableReplicas':50}}
                """.formatted(i, i / 10, i));
    }

    private Row set(int i) {
        return row(BuiltIn.REPLICA_SET, """
                {'metadata':{'name':'app-%d-7f','namespace':'team-%d','uid':'r%d','creationTimestamp':'2026-11-29T08:00:00Z',
                 'ownerReferences':[{'uid':'d%d','controller':true}]},'spec':{'replicas':50}}
                """.formatted(i, i / 10, i, i));
    }

    private Row pod(int i) {
        return row(BuiltIn.POD, """
                {'metadata':{'name':'app-%d-7f-x%d','namespace':'team-%d','uid':'p%d','ownerReferences':[{'uid':'r%d','controller':true}]},
                 'spec':{'nodeName':'node-%d','containers':[{'name':'c','resources':{'requests':{'cpu':'100m','memory':'128Mi'}}}]},'status':{'phase':'Running'}}
                """.formatted(i / EACH, i, i / 500, i, i / EACH, i % NODES));
    }

    private Row event(int i) {
        return row(BuiltIn.EVENT, """
                {'metadata':{'name':'e%d','namespace':'team-%d','uid':'e%d'},'involvedObject':{'kind':'Pod','name':'app-%d-7f-x%d'},'type':'Warning','reason':'BackOff',
                 'message':'Back-off restarting failed container','count':5,'firstTimestamp':'2026-11-29T09:00:00Z','lastTimestamp':'2026-11-29T10:00:00Z'}
                """.formatted(i, i / 500, i, i / EACH, i));
    }

    @Test
    void addsUp(TestReporter reporter) {
        Map<Kind, Cells> cells = new HashMap<>();
        OverviewRows.KINDS.forEach(kind -> cells.put(kind, new Cells(kinds.known(kind).orElseThrow().columns())));
        OverviewRows rows = new OverviewRows(cells, _ -> Optional.of(BuiltIn.POD));
        List<Row> events = IntStream.range(0, EVENTS).mapToObj(this::event).toList();
        List<Row> pods = IntStream.range(0, PODS).mapToObj(this::pod).toList();
        rows.change(BuiltIn.NODE, IntStream.range(0, NODES).mapToObj(this::node).toList(), List.of());
        rows.change(BuiltIn.DEPLOYMENT, IntStream.range(0, PODS / EACH).mapToObj(this::deployment).toList(), List.of());
        rows.change(BuiltIn.REPLICA_SET, IntStream.range(0, PODS / EACH).mapToObj(this::set).toList(), List.of());
        long start = System.nanoTime();
        rows.change(BuiltIn.POD, pods, List.of());
        rows.change(BuiltIn.EVENT, events, List.of());
        double taken = (System.nanoTime() - start) / 1e6;
        double[] took = IntStream.range(0, ROUNDS).mapToDouble(_ -> {
            long begun = System.nanoTime();
            Overview overview = rows.read(Round.NOTHING, NOW, List.of());
            double millis = (System.nanoTime() - begun) / 1e6;
            assertEquals(PODS / EACH, overview.workloads().size());
            return millis;
        }).toArray();
        double[] sorted = IntStream.range(0, ROUNDS).mapToDouble(i -> took[i]).sorted().toArray();
        reporter.publishEntry(
                "overview",
                String.format(Locale.ROOT, "rows taken in %.0f ms, added up first %.0f ms, median %.0f ms (should be <= 500 together)", taken, took[0], sorted[ROUNDS / 2]));
    }
}
