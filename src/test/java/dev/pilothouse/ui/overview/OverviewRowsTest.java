package dev.pilothouse.ui.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.metric.Round;
import dev.pilothouse.metric.Use;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Cells;
import dev.pilothouse.model.Health.State;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Row;
import dev.pilothouse.text.Json;
import dev.pilothouse.timeline.Happening;
import dev.pilothouse.ui.overview.Overview.NodeLoad;
import dev.pilothouse.ui.overview.Overview.Workload;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverviewRowsTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private final Kinds kinds = new Kinds();
    private final OverviewRows rows = new OverviewRows(cells(), word -> Optional.of(Kind.namespaced("", "v1", word, word + "s")));

    private Map<Kind, Cells> cells() {
        Map<Kind, Cells> cells = new HashMap<>();
        OverviewRows.KINDS.forEach(kind -> cells.put(kind, new Cells(kinds.known(kind).orElseThrow().columns())));
        return cells;
    }

    private Row put(Kind kind, String json) {
        Row row = kinds.known(kind).orElseThrow().row(kind, Json.read(json.replace('\'', '"')));
        rows.change(kind, List.of(row), List.of());
        return row;
    }

    private void deployment(String name, int desired, int available) {
        put(BuiltIn.DEPLOYMENT, """
                {'metadata':{'name':'NAME','namespace':'shop','uid':'d-NAME','generation':1},'spec':{'replicas':DESIRED},
                 'status':{'observedGeneration':1,'replicas':DESIRED,'updatedReplicas':DESIRED,'readyReplicas':AVAILABLE,'availableReplicas':AVAILABLE,
                   'conditions':[{'type':'Progressing','status':'True','reason':'NewReplicaSetAvailable'}]}}
                """.replace("NAME", name).replace("DESIRED", Integer.toString(desired)).replace("AVAILABLE", Integer.toString(available)));
        put(BuiltIn.REPLICA_SET, """
                {'metadata':{'name':'NAME-1','namespace':'shop','uid':'r-NAME','ownerReferences':[{'uid':'d-NAME','controller':true}]},'spec':{'replicas':1}}
                """.replace("NAME", name));
    }

    private void pod(String name, String workload, String node, String state) {
        put(BuiltIn.POD, """
                {'metadata':{'name':'NAME','namespace':'shop','uid':'p-NAME','ownerReferences':[{'uid':'r-WORKLOAD','controller':true}]},
                 'spec':{'nodeName':'NODE','containers':[{'name':'c','resources':{'requests':{'cpu':'250m','memory':'64Mi'}}}]},
                 'status':{'phase':'Running','conditions':[{'type':'Ready','status':'READY'}],
                   'containerStatuses':[{'name':'c','ready':READINESS,'restartCount':2,'state':{STATE}}]}}
                """.replace("NAME", name).replace("WORKLOAD", workload).replace("NODE", node)
                .replace("READINESS", state.isEmpty() ? "true" : "false")
                .replace("READY", state.isEmpty() ? "True" : "False")
                .replace("STATE", state.isEmpty() ? "'running':{'startedAt':'2026-11-29T10:00:00Z'}" : "'waiting':{'reason':'" + state + "'}"));
    }

    @Test
    void gathersPodsUnderTheirWorkloadsFailingOnesFirst() {
        deployment("cart", 2, 2);
        deployment("web", 2, 1);
        pod("cart-a", "cart", "one", "");
        pod("cart-b", "cart", "two", "");
        pod("web-a", "web", "one", "");
        pod("web-b", "web", "one", "CrashLoopBackOff");

        Overview overview = rows.read(Round.NOTHING, NOW, List.of());

        assertEquals(List.of("web", "cart"), overview.workloads().stream().map(each -> each.row().name()).toList());
        Workload web = overview.workloads().getFirst();
        assertTrue(web.failing());
        assertEquals(1, web.ready());
        assertEquals(List.of(State.OK, State.BAD), web.pods());
        assertEquals(500, web.cpuAsked());
        assertEquals(List.of("web"), overview.unwell().stream().map(Row::name).toList());
        assertEquals(new Overview.Totals(4, 2, 4, 0), overview.totals());
    }

    @Test
    void tellsOfAWorkloadWhosePodsRestartAgainAndAgainThoughTheyAreReadyNow() {
        deployment("cart", 1, 1);
        deployment("web", 1, 1);
        restarted("cart-a", "cart", 5, "2026-11-29T11:30:00Z");
        restarted("web-a", "web", 5, "2026-11-29T11:55:00Z");

        Overview overview = rows.read(Round.NOTHING, NOW, List.of());

        assertEquals(List.of("web"), overview.unwell().stream().map(Row::name).toList());
        assertEquals(State.WARN, overview.unwell().getFirst().health().state());
        assertEquals(1, overview.workloads().getLast().ready());
    }

    @Test
    void tellsOfPodsThatNoNodeTakes() {
        deployment("cart", 1, 1);
        deployment("web", 2, 2);
        pending("cart-a", "r-cart", "2026-11-29T11:59:00Z");
        pending("web-a", "r-web", "2026-11-29T11:50:00Z");
        pending("alone", "none", "2026-11-29T11:50:00Z");
        pending("new", "none", "2026-11-29T11:59:30Z");

        Overview overview = rows.read(Round.NOTHING, NOW, List.of());

        assertEquals(List.of("alone", "web"), overview.unwell().stream().map(Row::name).toList());
        assertEquals(List.of("Pending", "Pending"), overview.unwell().stream().map(row -> row.health().word()).toList());
    }

    /** @param owner uid of what made it, {@code none} for nothing */
    private void pending(String name, String owner, String created) {
        put(BuiltIn.POD, """
                {'metadata':{'name':'NAME','namespace':'shop','uid':'p-NAME','creationTimestamp':'CREATED'OWNERS},'spec':{'containers':[{'name':'main'}]},'status':{'phase':'Pending'}}
                """.replace("NAME", name)
                .replace("CREATED", created)
                .replace("OWNERS", owner.equals("none") ? "" : ",'ownerReferences':[{'uid':'" + owner + "','controller':true}]"));
    }

    private void restarted(String name, String workload, int times, String last) {
        put(BuiltIn.POD, """
                {'metadata':{'name':'NAME','namespace':'shop','uid':'p-NAME','ownerReferences':[{'uid':'r-WORKLOAD','controller':true}]},
                 'spec':{'nodeName':'one','containers':[{'name':'c'}]},
                 'status':{'phase':'Running','conditions':[{'type':'Ready','status':'True'}],
                   'containerStatuses':[{'name':'c','ready':true,'restartCount':TIMES,'state':{'running':{'startedAt':'LAST'}},
                     'lastState':{'terminated':{'exitCode':1,'finishedAt':'LAST'}}}]}}
                """.replace("NAME", name).replace("WORKLOAD", workload).replace("TIMES", Integer.toString(times)).replace("LAST", last));
    }

    @Test
    void addsUpWhatNodesHold() {
        put(BuiltIn.NODE, """
                {'metadata':{'name':'one','uid':'n-one'},'status':{'allocatable':{'cpu':'2','memory':'1Gi','pods':'110'},
                 'conditions':[{'type':'Ready','status':'True'}]}}
                """);
        deployment("cart", 2, 2);
        pod("cart-a", "cart", "one", "");
        pod("cart-b", "cart", "one", "");
        pod("cart-c", "cart", "elsewhere", "");

        NodeLoad one = rows.read(new Round(Instant.EPOCH, Map.of(), Map.of("one", new Use(300, 1 << 20)), false), NOW, List.of()).nodes().getFirst();

        assertEquals(2, one.pods());
        assertEquals(500, one.cpuAsked());
        assertEquals(300, one.cpuUsed());
        assertEquals(2000, one.cpuOffered());
        assertEquals(128L << 20, one.memoryAsked());
        assertEquals(1L << 30, one.memoryOffered());
        assertEquals(110, one.podsOffered());
    }

    @Test
    void keepsOfEachSubjectTheNewestEvent() {
        event("a", "pod/web", "old", "2026-11-29T10:00:00Z", "Warning");
        event("b", "pod/web", "new", "2026-11-29T11:00:00Z", "Normal");
        event("c", "pod/cart", "between", "2026-11-29T10:30:00Z", "Normal");

        Overview overview = rows.read(Round.NOTHING, NOW, List.of());

        assertEquals(List.of("new", "between"), overview.events().stream().map(event -> ((Happening.Reported) event).message()).toList());
        assertEquals(1, overview.totals().warnings());
    }

    private void event(String name, String subject, String message, String time, String type) {
        put(BuiltIn.EVENT, """
                {'metadata':{'name':'NAME','namespace':'shop','uid':'e-NAME'},'involvedObject':{'kind':'Pod','name':'SUBJECT'},
                 'message':'MESSAGE','lastTimestamp':'TIME','type':'TYPE','count':3}
                """.replace("NAME", name).replace("SUBJECT", subject.substring(4)).replace("MESSAGE", message).replace("TIME", time).replace("TYPE", type));
    }

    @Test
    void aNodeThatOnlyReportsIsNoNews() {
        String json = """
                {'metadata':{'name':'one','uid':'n-one','resourceVersion':'VERSION'},'status':{'allocatable':{'cpu':'2'},'conditions':[{'type':'Ready','status':'STATUS'}]}}
                """;
        put(BuiltIn.NODE, json.replace("VERSION", "1").replace("STATUS", "True"));

        assertFalse(rows.change(BuiltIn.NODE, List.of(node(json.replace("VERSION", "2").replace("STATUS", "True"))), List.of()));
        assertTrue(rows.change(BuiltIn.NODE, List.of(node(json.replace("VERSION", "3").replace("STATUS", "False"))), List.of()));
        assertTrue(rows.change(BuiltIn.NODE, List.of(), List.of("n-one")));
        assertFalse(rows.change(BuiltIn.NODE, List.of(), List.of("n-one")));
    }

    private Row node(String json) {
        return kinds.known(BuiltIn.NODE).orElseThrow().row(BuiltIn.NODE, Json.read(json.replace('\'', '"')));
    }

    @Test
    void countsWhatTheWorkloadItselfCountsWhileItsPodsAreRead() {
        deployment("cart", 100, 63);

        Workload cart = rows.read(Round.NOTHING, NOW, List.of()).workloads().getFirst();

        assertEquals(63, cart.ready());
        assertEquals(100, cart.wanted());
    }

    @Test
    void tellsOfAFailingWorkloadAmongManySilentNodes() {
        deployment("cart", 2, 0);
        pod("cart-a", "cart", "one", "CrashLoopBackOff");
        for (int i = 0; i < 9; i++) {
            put(BuiltIn.NODE, "{'metadata':{'name':'n%d','uid':'n%d'},'status':{'conditions':[{'type':'Ready','status':'False'}]}}".formatted(i, i));
        }

        List<Row> unwell = rows.read(Round.NOTHING, NOW, List.of()).unwell();

        assertEquals(List.of("n0", "n1", "cart", "n2", "n3"), Attending.worst(unwell).stream().map(Row::name).toList());
    }

    @Test
    void aRolloutWhosePodsFailComesBeforeWhatIsPartlyAvailable() {
        deployment("cart", 2, 1);
        put(BuiltIn.DEPLOYMENT, """
                {'metadata':{'name':'web','namespace':'shop','uid':'d-web','generation':2},'spec':{'replicas':3},
                 'status':{'observedGeneration':2,'replicas':3,'updatedReplicas':1}}
                """);
        set("web-1", "2026-11-29T08:00:01Z");
        pod("web-a", "web-1", "one", "CrashLoopBackOff");

        List<Row> unwell = rows.read(Round.NOTHING, NOW, List.of()).unwell();

        assertEquals(List.of("web", "cart"), unwell.stream().map(Row::name).toList());
        assertEquals(State.BAD, unwell.getFirst().health().state());
    }

    @Test
    void forgetsWhatIsGone() {
        deployment("cart", 1, 1);
        pod("cart-a", "cart", "one", "");
        rows.change(BuiltIn.POD, List.of(), List.of("p-cart-a"));
        assertEquals(0, rows.read(Round.NOTHING, NOW, List.of()).totals().pods());
    }

    @Test
    void countsAPodOfNobodyByItself() {
        put(BuiltIn.POD, """
                {'metadata':{'name':'alone','namespace':'shop','uid':'p'},'status':{'phase':'Failed','reason':'Evicted'}}
                """);
        assertEquals(List.of("alone"), rows.read(Round.NOTHING, NOW, List.of()).unwell().stream().map(Row::name).toList());
    }

    @Test
    void tellsOfRolloutsUnderWayAndOfWhatIsNew() {
        put(BuiltIn.DEPLOYMENT, """
                {'metadata':{'name':'web','namespace':'shop','uid':'d-web','generation':2,'creationTimestamp':'2026-11-29T08:00:00Z'},'spec':{'replicas':3},
                 'status':{'observedGeneration':2,'replicas':4,'updatedReplicas':1,'readyReplicas':3,'availableReplicas':3}}
                """);
        set("web-1", "2026-11-29T08:00:01Z");
        set("web-2", "2026-11-29T10:00:00Z");

        Overview overview = rows.read(Round.NOTHING, NOW, List.of());

        Moving moving = overview.moving().getFirst();
        assertEquals("web", moving.row().name());
        assertEquals(1, moving.updated());
        assertEquals(3, moving.wanted());
        assertEquals(Instant.parse("2026-11-29T10:00:00Z").getEpochSecond(), moving.since());
        assertEquals(List.of("Rollout", "Creation"), overview.news().stream().map(Happening::reason).toList(), "a workload's first rollout is its making");
    }

    private void set(String name, String created) {
        put(BuiltIn.REPLICA_SET, """
                {'metadata':{'name':'NAME','namespace':'shop','uid':'r-NAME','creationTimestamp':'CREATED','ownerReferences':[{'uid':'d-web','controller':true}]},
                 'spec':{'replicas':1}}
                """.replace("NAME", name).replace("CREATED", created));
    }

    @Test
    void whatIsNotReadToItsEndCountsAsNotThere() {
        deployment("web", 2, 1);
        pod("web-a", "web", "one", "CrashLoopBackOff");

        Workload web = rows.read(Round.NOTHING, NOW, List.of(BuiltIn.POD)).workloads().getFirst();

        assertEquals(List.of(), web.pods());
        assertEquals(0, web.cpuAsked());
        assertEquals(1, web.ready());
        assertEquals(new Overview.Totals(0, 0, 0, 0), rows.read(Round.NOTHING, NOW, OverviewRows.KINDS).totals());
    }
}
