package dev.pilothouse.timeline;

import static dev.pilothouse.timeline.Happened.REPLICA_SET;
import static dev.pilothouse.timeline.Happened.WEB;
import static dev.pilothouse.timeline.Happened.pod;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Cells;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.text.Json;
import dev.pilothouse.timeline.Happening.Reported;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimelineRowsTest {

    private static final long TEN = Instant.parse("2026-11-29T10:00:00Z").getEpochSecond();

    private final Kinds kinds = new Kinds();
    private final TimelineRows rows = new TimelineRows(cells(), TimelineRowsTest::kind);

    private Map<Kind, Cells> cells() {
        Map<Kind, Cells> cells = new HashMap<>();
        TimelineRows.KINDS.forEach(kind -> cells.put(kind, new Cells(kinds.known(kind).orElseThrow().columns())));
        return cells;
    }

    private static Optional<Kind> kind(String word) {
        return Optional.ofNullable(Map.of("pod", WellKnown.POD, "node", WellKnown.NODE, "deployment", Happened.DEPLOYMENT).get(word));
    }

    private Row put(Kind kind, String json) {
        Row row = kinds.known(kind).orElseThrow().row(kind, Json.read(json.replace('\'', '"')));
        rows.change(kind, List.of(row), List.of());
        return row;
    }

    private void workload() {
        put(Happened.DEPLOYMENT, "{'metadata':{'name':'web','namespace':'shop','uid':'d','creationTimestamp':'2026-11-29T09:00:00Z'}}");
        put(REPLICA_SET, """
                {'metadata':{'name':'web-5f','namespace':'shop','uid':'r','creationTimestamp':'2026-11-29T10:00:00Z',
                 'ownerReferences':[{'uid':'d','controller':true}]},'spec':{'replicas':1}}
                """);
        put(WellKnown.POD, """
                {'metadata':{'name':'web-5f-aaa','namespace':'shop','uid':'p','ownerReferences':[{'uid':'r','controller':true}]},
                 'spec':{'containers':[{'name':'c'}]},'status':{'phase':'Running','containerStatuses':[{'name':'c','restartCount':3,
                   'state':{'running':{}},'lastState':{'terminated':{'finishedAt':'2026-11-29T10:05:00Z'}}}]}}
                """);
    }

    @Test
    void readsEventsAsBothApisWriteThem() {
        put(WellKnown.EVENT, """
                {'metadata':{'name':'e1','namespace':'shop','uid':'e1'},'involvedObject':{'kind':'Pod','name':'web-5f-aaa'},'type':'Warning',
                 'reason':'BackOff','message':'Back-off restarting','count':6,'source':{'component':'kubelet','host':'one'},
                 'firstTimestamp':'2026-11-29T10:00:00Z','lastTimestamp':'2026-11-29T10:04:00Z'}
                """);
        put(WellKnown.EVENT, """
                {'metadata':{'name':'e2','namespace':'default','uid':'e2'},'involvedObject':{'kind':'Node','name':'one'},'type':'Normal',
                 'reason':'Starting','eventTime':'2026-11-29T10:00:00.123456Z','firstTimestamp':null,'lastTimestamp':null,
                 'reportingComponent':'kube-proxy','series':{'count':3,'lastObservedTime':'2026-11-29T10:01:00.000000Z'}}
                """);

        assertEquals(
                List.of(
                        new Reported("e1", pod("web-5f-aaa"), true, "BackOff", "Back-off restarting", "kubelet, one", TEN, TEN + 240, 6),
                        new Reported("e2", new ResourceRef(WellKnown.NODE, "", "one"), false, "Starting", "", "kube-proxy", TEN, TEN + 60, 3)),
                rows.happenings());
    }

    @Test
    void tellsOfRolloutsRestartsAndWhatIsNew() {
        workload();

        assertEquals(
                List.of(
                        new Happening.Created(WEB, TEN - 3600), new Happening.Restarted(pod("web-5f-aaa"), 3, TEN + 300),
                        new Happening.RolledOut(WEB, "web-5f", TEN)),
                rows.happenings());
        rows.change(WellKnown.POD, List.of(), List.of("p"));
        rows.change(REPLICA_SET, List.of(), List.of("r"));
        assertEquals(List.of(new Happening.Created(WEB, TEN - 3600)), rows.happenings());
    }

    @Test
    void aFamilyIsWhatTheObjectMadeAndMadeBefore() {
        workload();
        Family family = rows.family(WEB);

        assertTrue(family.holds(WEB));
        assertTrue(family.holds(new ResourceRef(REPLICA_SET, "shop", "web-5f")));
        assertTrue(family.holds(pod("web-5f-aaa")));
        assertTrue(family.holds(pod("web-5f-gone")), "a pod of the ReplicaSet that is gone");
        assertFalse(family.holds(pod("web-5f-other-x")), "a pod of another ReplicaSet whose name begins alike");
        assertFalse(family.holds(pod("cart-1-a")));
        assertFalse(rows.family(pod("web-5f-aaa")).holds(WEB));
    }
}
