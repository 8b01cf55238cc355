package dev.pilothouse.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.placement.Room.Placement;
import dev.pilothouse.text.Json;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RoomTest {

    private final Room.Reader reader = new Room.Reader();

    private static Tree tree(String json) {
        return Json.read(json.replace('\'', '"'));
    }

    private void node(String name, String cpu, String more) {
        reader.add(new Document(tree("{'kind':'Node','metadata':{'name':'%s','labels':{'disk':'%s'}},'spec':{%s},'status':{'allocatable':{'cpu':'%s','memory':'4Gi','pods':'10'}}}"
                .formatted(name, name.startsWith("fast") ? "ssd" : "hdd", more, cpu))));
    }

    private void pod(String node, String cpu, String phase) {
        reader.add(new Document(tree("{'kind':'Pod','spec':{'nodeName':'%s','containers':[{'resources':{'requests':{'cpu':'%s'}}}]},'status':{'phase':'%s'}}"
                .formatted(node, cpu, phase))));
    }

    private static PodShape shape(String cpu, String more) {
        return PodShape.of(tree("{'containers':[{'resources':{'requests':{'cpu':'%s','memory':'1Gi'}}}]%s}".formatted(cpu, more)));
    }

    @Test
    void takesTheNodeWithMostRoomUntilNoneHasEnough() {
        node("a", "2", "");
        node("b", "2", "");
        pod("a", "1", "Running");
        Placement placement = reader.room().place(shape("500m", ""), 7);
        assertEquals(Map.of("a", 2, "b", 4), placement.byNode());
        assertEquals(1, placement.left());
        assertEquals(new Obstacle.TooLittle("cpu", 500), placement.obstacles().get("a"));
        assertEquals(new Obstacle.TooLittle("cpu", 500), placement.obstacles().get("b"));
    }

    @Test
    void endedPodsTakeNoRoom() {
        node("a", "1", "");
        pod("a", "1", "Succeeded");
        assertEquals(0, reader.room().place(shape("1", ""), 1).left());
    }

    @Test
    void saysWhatKeepsAPodFromEachNode() {
        node("cordoned", "4", "'unschedulable':true");
        node("fast-1", "4", "'taints':[{'key':'gpu','effect':'NoSchedule'}]");
        node("slow", "4", "");
        Placement placement = reader.room().place(shape("1", ",'nodeSelector':{'disk':'ssd'}"), 2);
        assertEquals(2, placement.left());
        assertEquals(
                Map.of("cordoned", new Obstacle.Cordoned(), "fast-1", new Obstacle.Tainted("gpu"), "slow", new Obstacle.NotChosen()),
                placement.obstacles());
        Placement tolerant = reader.room()
                .place(shape("1", ",'nodeSelector':{'disk':'ssd'},'tolerations':[{'key':'gpu','operator':'Exists'}]"), 2);
        assertEquals(Map.of("fast-1", 2), tolerant.byNode());
    }

    @Test
    void countsPodsToo() {
        node("a", "100", "");
        PodShape nothing = PodShape.of(tree("{'containers':[{}]}"));
        assertTrue(nothing.asksForNothing());
        assertFalse(nothing.minds());
        Placement placement = reader.room().place(nothing, 12);
        assertEquals(2, placement.left());
        assertEquals(new Obstacle.TooLittle("pods", 1), placement.obstacles().get("a"));
    }

    @Test
    void leavesOutANodeThatIsEmptied() {
        node("a", "1", "");
        node("b", "1", "");
        assertEquals(Map.of("b", 1), reader.room().without("a").place(shape("1", ""), 1).byNode());
    }

    @Property(tries = 100)
    void neitherLosesCopiesNorOverfills(@ForAll @IntRange(min = 0, max = 30) int copies, @ForAll @IntRange(min = 1, max = 3000) int milli) {
        Room.Reader several = new Room.Reader();
        for (String name : new String[] {"a", "b", "c"}) {
            several.add(new Document(tree("{'kind':'Node','metadata':{'name':'%s'},'status':{'allocatable':{'cpu':'2','memory':'64Gi','pods':'9'}}}".formatted(name))));
        }
        Placement placement = several.room().place(shape(milli + "m", ""), copies);
        assertEquals(copies, placement.left() + placement.byNode().values().stream().mapToInt(Integer::intValue).sum());
        placement.byNode().values().forEach(count -> assertTrue((long) count * milli <= 2000));
        assertEquals(placement.left() > 0, !placement.obstacles().isEmpty());
    }
}
