package dev.pilothouse.ui.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Cells;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Tree;
import dev.pilothouse.placement.Obstacle;
import dev.pilothouse.text.Json;
import dev.pilothouse.ui.nodes.Packing.Block;
import dev.pilothouse.ui.nodes.Packing.Box;
import dev.pilothouse.ui.nodes.Packing.Load;
import dev.pilothouse.ui.nodes.Verdicts.Supposed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackingTest {

    private static final String NODE = """
            {'metadata':{'name':'one','uid':'n'},'spec':{'taints':[{'key':'gpu','effect':'NoSchedule'}]},
             'status':{'allocatable':{'cpu':'2','memory':'1Gi','pods':'110'}}}
            """;

    private final Kinds kinds = new Kinds();
    private final PackingRows rows = new PackingRows(cells(BuiltIn.NODE), cells(BuiltIn.POD));

    private Cells cells(Kind kind) {
        return new Cells(kinds.known(kind).orElseThrow().columns());
    }

    private Row row(Kind kind, String json) {
        return kinds.known(kind).orElseThrow().row(kind, tree(json));
    }

    private static Tree tree(String json) {
        return Json.read(json.replace('\'', '"'));
    }

    private void pod(String name, String labels, String node, String cpu) {
        rows.pods(List.of(row(BuiltIn.POD, """
                {'metadata':{'name':'NAME','namespace':'shop','uid':'p-NAME','labels':{LABELS},'ownerReferences':[{'uid':'o','controller':true}]},
                 'spec':{NODE'containers':[{'name':'c','resources':{'requests':{'cpu':'CPU'}}}]},'status':{'phase':'Pending'}}
                """.replace("NAME", name).replace("LABELS", labels).replace("NODE", node.isEmpty() ? "" : "'nodeName':'" + node + "',").replace("CPU", cpu))), List.of());
    }

    @Test
    void fillsNodesByWhatPodsAskFor() {
        rows.nodes(List.of(row(BuiltIn.NODE, NODE)), List.of());
        pod("small", "", "one", "100m");
        pod("large", "", "one", "1");
        pod("waits", "", "", "5");
        Packing packing = rows.read(pod -> pod.equals("shop/large") ? new Load(700, 5) : Load.NONE, Packing.Colouring.WORKLOAD);

        Box one = packing.boxes().getFirst();
        assertEquals(List.of("large", "small"), one.blocks().stream().map(Block::workload).toList());
        assertEquals(new Load(1100, 0), one.asked());
        assertEquals(new Load(2000, 1L << 30), one.offers());
        assertEquals(new Load(700, 5), one.blocks().getFirst().uses());
        assertEquals(List.of("waits"), packing.pending().stream().map(Row::name).toList());
        assertEquals(List.of("large", "small"), packing.groups());
    }

    @Test
    void aNodeThatOnlyReportsIsDrawnAsBefore() {
        rows.nodes(List.of(row(BuiltIn.NODE, NODE)), List.of());
        Box before = rows.read(_ -> Load.NONE, Packing.Colouring.WORKLOAD).boxes().getFirst();
        Row node = before.node();
        Row reported = new Row(node.ref(), node.uid(), node.version() + "0", node.created(), node.health(), node.labels(), node.owner(), node.cells());

        assertFalse(rows.nodes(List.of(reported), List.of()));
        assertEquals(before, rows.read(_ -> Load.NONE, Packing.Colouring.WORKLOAD).boxes().getFirst());
        assertTrue(rows.nodes(List.of(), List.of(node.uid())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            web-6d9f7c8b5-x2v4q | 'pod-template-hash':'6d9f7c8b5'                | web
            db-0                | 'apps.kubernetes.io/pod-index':'0'             | db
            agent-x2v4q         | 'controller-revision-hash':'7f'                | agent
            report-29401-abcde  | 'batch.kubernetes.io/job-name':'report-29401'  | report-29401
            on-its-own          | 'app':'x'                                      | on-its-own
            """)
    void findsTheWorkloadInNameAndLabels(String name, String labels, String workload) {
        Row pod = row(BuiltIn.POD, "{'metadata':{'name':'" + name + "','ownerReferences':[{'uid':'o','controller':true}],'labels':{" + labels + "}}}");
        assertEquals(workload, WorkloadName.of(pod));
    }

    @Test
    void saysWhatKeepsAPodAwayAndWhatWouldHelp() {
        rows.nodes(List.of(row(BuiltIn.NODE, NODE)), List.of());
        pod("large", "", "one", "1500m");
        List<Box> boxes = rows.read(_ -> Load.NONE, Packing.Colouring.WORKLOAD).boxes();
        Document pod = new Document(tree("{'kind':'Pod','metadata':{'name':'w'},'spec':{'containers':[{'resources':{'requests':{'cpu':'1'}}}]}}"));
        Verdicts verdicts = new Verdicts(pod, Map.of("one", tree(NODE)));

        assertEquals(new Supposed(1000, 0, false), verdicts.asIs());
        assertEquals(Optional.of(new Obstacle.Tainted("gpu")), verdicts.of(boxes, verdicts.asIs()).get("one"));
        assertEquals(Optional.of(new Obstacle.TooLittle("cpu", 500)), verdicts.of(boxes, new Supposed(1000, 0, true)).get("one"));
        assertTrue(verdicts.of(boxes, new Supposed(500, 0, true)).getOrDefault("one", Optional.of(new Obstacle.Cordoned())).isEmpty());
    }
}
