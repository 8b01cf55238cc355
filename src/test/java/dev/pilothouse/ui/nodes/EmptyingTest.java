package dev.pilothouse.ui.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.guide.Drain;
import dev.pilothouse.guide.DrainReader;
import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import dev.pilothouse.ui.nodes.Packing.Block;
import dev.pilothouse.ui.nodes.Packing.Box;
import dev.pilothouse.ui.nodes.Packing.Load;
import dev.pilothouse.ui.nodes.Packing.Moving;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EmptyingTest {

    private static final ResourceRef ONE = new ResourceRef(BuiltIn.NODE, "", "one");

    private final Kinds kinds = new Kinds();
    private final List<Document> objects = new ArrayList<>();

    private void node(String name, String cpu) {
        add("{'apiVersion':'v1','kind':'Node','metadata':{'name':'NAME','uid':'NAME'},'status':{'allocatable':{'cpu':'CPU','pods':'10'}}}"
                .replace("NAME", name).replace("CPU", cpu));
    }

    private void pod(String name, String node, String cpu, String owner) {
        add("""
                {'apiVersion':'v1','kind':'Pod','metadata':{'name':'NAME','namespace':'shop','uid':'NAME','ownerReferences':[{'kind':'OWNER','name':'o','uid':'o','controller':true}]},
                 'spec':{'nodeName':'NODE','containers':[{'name':'c','resources':{'requests':{'cpu':'CPU'}}}]},'status':{'phase':'Running'}}
                """.replace("NAME", name).replace("NODE", node).replace("CPU", cpu).replace("OWNER", owner));
    }

    private void add(String json) {
        objects.add(new Document(Json.read(json.replace('\'', '"'))));
    }

    private Drain drain() {
        return DrainReader.read(ONE, (namespace, wanted, consumer) -> {
            objects.forEach(consumer);
            return Set.copyOf(wanted);
        });
    }

    private Packing packing() {
        PackingRows rows = new PackingRows(
                new dev.pilothouse.model.Cells(kinds.known(BuiltIn.NODE).orElseThrow().columns()),
                new dev.pilothouse.model.Cells(kinds.known(BuiltIn.POD).orElseThrow().columns()));
        rows.nodes(rows(BuiltIn.NODE, "Node"), List.of());
        rows.pods(rows(BuiltIn.POD, "Pod"), List.of());
        return rows.read(_ -> Load.NONE, Packing.Colouring.WORKLOAD);
    }

    private List<Row> rows(Kind kind, String name) {
        return objects.stream().filter(object -> object.kindName().equals(name)).map(object -> kinds.known(kind).orElseThrow().row(kind, object.tree())).toList();
    }

    private static List<String> of(Packing packing, String node, Moving moving) {
        Box box = packing.boxes().stream().filter(each -> each.node().name().equals(node)).findFirst().orElseThrow();
        return box.blocks().stream().filter(block -> block.moving() == moving).map(Block::pod).map(Row::name).sorted().toList();
    }

    @Test
    void eachPodFindsAPlaceUntilTheRoomIsGone() {
        node("one", "4");
        node("two", "2");
        pod("a", "one", "1500m", "ReplicaSet");
        pod("b", "one", "1500m", "ReplicaSet");
        pod("agent", "one", "100m", "DaemonSet");
        Emptying emptying = Emptying.of(drain(), Optional.empty());
        assertEquals(1, emptying.placed());
        assertEquals(1, emptying.homeless());
        Packing packing = emptying.on(packing());
        assertEquals(List.of("a"), of(packing, "two", Moving.ARRIVES));
        assertEquals(List.of("a", "b"), of(packing, "one", Moving.LEAVES));
        assertEquals(List.of("agent"), of(packing, "one", Moving.STAYS));
    }

    @Test
    void aFurtherNodeTakesWhatHadNoRoom() {
        node("one", "4");
        node("two", "2");
        pod("a", "one", "1500m", "ReplicaSet");
        pod("b", "one", "1500m", "ReplicaSet");
        Box like = packing().boxes().getLast();
        Tree node = objects.get(1).tree();
        SupposedNode further = SupposedNode.like(like, node);
        Emptying emptying = Emptying.of(drain(), Optional.of(further.space()));
        assertEquals(0, emptying.homeless());
        Packing now = packing();
        List<Box> boxes = new ArrayList<>(now.boxes());
        boxes.add(further.box());
        Packing packing = emptying.on(new Packing(boxes, now.pending(), now.groups()));
        assertEquals(1, of(packing, "two+1", Moving.ARRIVES).size());
    }

    @Test
    void whatTheClusterSetsOnASickNodeIsNotSupposedOfItsTwin() {
        add("""
                {'apiVersion':'v1','kind':'Node','metadata':{'name':'two','uid':'two','labels':{'disk':'ssd','kubernetes.io/hostname':'two'}},
                 'spec':{'unschedulable':true,'taints':[{'key':'node.kubernetes.io/unschedulable','effect':'NoSchedule'},{'key':'gpu','effect':'NoSchedule'}]},
                 'status':{'allocatable':{'cpu':'2','pods':'10'}}}
                """);
        Tree twin = SupposedNode.like(packing().boxes().getFirst(), objects.getFirst().tree()).node();
        assertEquals(List.of("gpu"), twin.trees("spec", "taints").stream().map(taint -> taint.text("key")).toList());
        assertEquals("two+1", twin.text("metadata", "labels", "kubernetes.io/hostname"));
        assertEquals("ssd", twin.text("metadata", "labels", "disk"));
        assertEquals(false, twin.has("spec", "unschedulable"));
    }
}
