package dev.pilothouse.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.guide.Drain.Consent;
import dev.pilothouse.guide.Guest.Fate;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.text.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DrainTest {

    private static final ResourceRef NODE = new ResourceRef(Kind.clusterWide("", "v1", "Node", "nodes"), "", "worker");
    private static final Consent NONE = new Consent(false, false);
    private static final Consent ALL = new Consent(true, true);

    private final DrainReader reader = new DrainReader(NODE);

    private void add(String json) {
        reader.add(new Document(Json.read(json.replace('\'', '"'))));
    }

    private void pod(String name, String node, String metadata, String spec, String phase) {
        add("{'kind':'Pod','metadata':{'name':'%s','namespace':'shop','uid':'uid-%s'%s},'spec':{'nodeName':'%s','containers':[{'resources':{'requests':{'cpu':'500m'}}}]%s},'status':{'phase':'%s'}}"
                .formatted(name, name, metadata, node, spec, phase));
    }

    private static String ownedBy(String kind) {
        return ",'labels':{'app':'web'},'ownerReferences':[{'kind':'%s','name':'it','controller':true}]".formatted(kind);
    }

    private void node(String name) {
        add("{'kind':'Node','metadata':{'name':'%s'},'status':{'allocatable':{'cpu':'1','memory':'8Gi','pods':'9'}}}".formatted(name));
    }

    @BeforeEach
    void twoNodes() {
        node("worker");
        node("other");
    }

    private List<String> keys() {
        return reader.drain().effects().stream().map(Effect::key).toList();
    }

    @Test
    void knowsWhatBecomesOfEachPod() {
        pod("a-web", "worker", ownedBy("ReplicaSet"), "", "Running");
        pod("b-daemon", "worker", ownedBy("DaemonSet"), "", "Running");
        pod("c-static", "worker", ",'annotations':{'kubernetes.io/config.mirror':'x'}", "", "Running");
        pod("d-alone", "worker", "", "", "Running");
        pod("e-done", "worker", "", "", "Succeeded");
        pod("f-elsewhere", "other", "", "", "Running");
        pod("g-leaving", "worker", ",'deletionTimestamp':'2026-01-01T00:00:00Z'", "", "Running");
        assertEquals(
                List.of(Fate.LEAVES, Fate.STAYS_FOR_DAEMON_SET, Fate.STAYS_WITH_NODE, Fate.ALONE, Fate.ENDED),
                reader.drain().guests().stream().map(Guest::fate).toList());
        assertEquals("ReplicaSet it", reader.drain().guests().getFirst().owner());
    }

    @Test
    void cordonsFirstAndThenEvictsThoseThatLeave() {
        pod("web", "worker", ownedBy("ReplicaSet"), "", "Running");
        pod("daemon", "worker", ownedBy("DaemonSet"), "", "Running");
        Draft draft = reader.drain().draft(NONE, Duration.ofMinutes(1));
        assertEquals(new Draft.Summary("drain", List.of("worker", "1")), draft.summary());
        assertEquals(Drain.cordon("worker", true).wishes().getFirst(), draft.wishes().getFirst());
        Wish.Evict evict = assertInstanceOf(Wish.Evict.class, draft.wishes().get(1));
        assertEquals("web", evict.ref().name());
        assertEquals("uid-web", evict.uid());
        assertEquals(2, draft.wishes().size());
    }

    @Test
    void asksBeforeAnythingIsLost() {
        pod("alone", "worker", "", "", "Running");
        pod("cache", "worker", ownedBy("ReplicaSet"), ",'volumes':[{'name':'x','emptyDir':{}}]", "Running");
        Drain drain = reader.drain();
        assertEquals(2, drain.asking(NONE).size());
        assertEquals(List.of("alone"), drain.asking(new Consent(true, false)).stream().map(guest -> guest.ref().name()).toList());
        assertThrows(IllegalArgumentException.class, () -> drain.draft(new Consent(false, true), Duration.ZERO));
        assertEquals(3, drain.draft(ALL, Duration.ZERO).wishes().size());
        assertEquals(List.of("guide.drain.alone", "guide.drain.data", "guide.drain.leaving"), keys());
    }

    @Test
    void warnsOfABudgetThatLetsNoneGo() {
        pod("web", "worker", ownedBy("ReplicaSet"), "", "Running");
        add("{'kind':'PodDisruptionBudget','metadata':{'name':'keep','namespace':'shop'},'spec':{'selector':{'matchLabels':{'app':'web'}}},'status':{'disruptionsAllowed':0}}");
        add("{'kind':'PodDisruptionBudget','metadata':{'name':'other','namespace':'elsewhere'},'spec':{'selector':{'matchLabels':{'app':'web'}}}}");
        assertEquals(Effect.warning("guide.drain.budget-none", "keep", "web"), reader.drain().effects().getFirst());
    }

    @Test
    void warnsOfPodsThatFindNoOtherNode() {
        pod("here", "other", "", "", "Running");
        pod("one", "worker", ownedBy("ReplicaSet"), "", "Running");
        pod("two", "worker", ownedBy("ReplicaSet"), "", "Running");
        assertEquals(Effect.warning("guide.drain.no-room", "two"), reader.drain().effects().getFirst());
    }

    @Test
    void seesThatItIsCordonedAlready() {
        add("{'kind':'Node','metadata':{'name':'worker'},'spec':{'unschedulable':true}}");
        assertTrue(reader.drain().cordoned());
    }
}
