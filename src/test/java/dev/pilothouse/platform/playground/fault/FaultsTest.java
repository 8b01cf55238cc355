package dev.pilothouse.platform.playground.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.LiveSchemas;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.registry.ServedRules;
import dev.pilothouse.platform.playground.registry.StoredRegistry;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.store.Store;
import dev.pilothouse.platform.playground.time.Agenda;
import dev.pilothouse.schema.BuiltInSchemas;
import dev.pilothouse.text.Yaml;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private final Agenda agenda = Agenda.standing(Instant.parse("2026-01-01T00:00:00Z"), 1);
    private final Store store = new Store(1, Store.Window.USUAL, Runnable::run);
    private final Objects objects;
    private final Faults faults;
    private final List<Runnable> wall = new ArrayList<>();
    private int compacted;

    FaultsTest() {
        LiveSchemas schemas = new LiveSchemas(new BuiltInSchemas(), store);
        objects = new StoredRegistry(store, schemas, new ServedRules(schemas), List.of(), agenda).as("test");
        Definitions.install(objects);
        faults = new Faults(objects, agenda, () -> compacted++, (_, work) -> {
            wall.add(work);
            return Subscription.NONE;
        });
        faults.start();
        agenda.settle();
    }

    private void create(String name, String spec) {
        objects.create(Faults.RESOURCE, document("{apiVersion: sim.pilothouse.dev/v1, kind: Fault, metadata: {name: " + name + "}, spec: " + spec + "}"));
        agenda.settle();
    }

    private static Document document(String yaml) {
        return Yaml.read(yaml).getFirst().document().orElseThrow();
    }

    private Tree status(String name) {
        return objects.get(Faults.RESOURCE, "", name).orElseThrow().tree().tree("status");
    }

    private static Document pod(String name, String owner) {
        return document("{apiVersion: v1, kind: Pod, metadata: {name: " + name + ", namespace: shop, labels: {app: web}, ownerReferences: [{kind: ReplicaSet, name: " + owner + "}]}}");
    }

    @Test
    void concernsWhatItsTargetSays() {
        create("one", "{action: Crash, target: {kind: Pod, name: web-1, namespace: shop}, code: 9}");
        create("two", "{action: Hang, target: {labelSelector: app=web}}");
        create("three", "{action: FailPull, target: {kind: Deployment, name: web}}");
        assertTrue(faults.active(PodFaults.Action.CRASH, pod("web-1", "x")));
        assertEquals(9, faults.exitCode(pod("web-1", "x")));
        assertFalse(faults.active(PodFaults.Action.CRASH, pod("web-2", "x")));
        assertTrue(faults.active(PodFaults.Action.HANG, pod("other", "x")));
        assertTrue(faults.active(PodFaults.Action.FAIL_PULL, pod("web-7d9f-abcde", "web-7d9f")));
        assertFalse(faults.active(PodFaults.Action.FAIL_PULL, pod("other", "db-7d9f")));
    }

    @Test
    void endsAfterItsTimeOrWhenDeleted() {
        create("short", "{action: Crash, seconds: 10}");
        create("long", "{action: Hang}");
        assertEquals("Active", status("short").text("phase"));
        agenda.step(Duration.ofSeconds(11));
        assertEquals("Done", status("short").text("phase"));
        assertFalse(faults.active(PodFaults.Action.CRASH, pod("web", "x")));
        objects.delete(Faults.RESOURCE, "", "long", DeleteOptions.background());
        agenda.settle();
        assertFalse(faults.active(PodFaults.Action.HANG, pod("web", "x")));
    }

    @Test
    void refusesRequestsButNoneAboutFaults() {
        create("busy", "{action: Refuse, code: 429, target: {verbs: [create], resources: [pods]}}");
        Refusal refusal = faults.refuse("create", "pods", "shop").orElseThrow();
        assertEquals(429, refusal.code());
        assertEquals(1, refusal.retryAfterSeconds().orElseThrow());
        assertTrue(faults.refuse("list", "pods", "shop").isEmpty());
        create("all", "{action: Refuse}");
        assertTrue(faults.refuse("delete", Faults.RESOURCE, "").isEmpty());
        assertEquals(503, faults.refuse("list", "pods", "").orElseThrow().code());
    }

    @Test
    void endsByTheWallWhatCouldLockEverybodyOut() {
        create("cut", "{action: CutApi}");
        create("slow", "{action: SlowApi, delayMilliseconds: 700}");
        create("out", "{action: ExpireTokens}");
        assertTrue(faults.cut() && faults.signedOut("kubernetes-admin"));
        assertEquals(Duration.ofMillis(700), faults.delay("/api/v1/pods"));
        assertEquals(Duration.ZERO, faults.delay("/apis/sim.pilothouse.dev/v1/faults"));
        assertEquals(3, wall.size());
        wall.forEach(Runnable::run);
        agenda.settle();
        assertFalse(faults.cut() || faults.signedOut("kubernetes-admin"));
        assertEquals("Done", status("cut").text("phase"));
    }

    @Test
    void forgetsTheHistoryOnce() {
        create("compact", "{action: CompactHistory}");
        assertEquals(1, compacted);
        assertEquals("Done", status("compact").text("phase"));
    }

    @Test
    void isRefusedByItsSchemaWhenItIsWrong() {
        for (String wrong : List.of("{action: Explode}", "{}", "{action: Refuse, probability: 2}", "{action: Crash, seconds: -1}")) {
            try {
                create("wrong", wrong);
            } catch (Refusal refusal) {
                assertEquals(422, refusal.code());
                continue;
            }
            throw new AssertionError("Taken: " + wrong);
        }
    }

    @Test
    void letsTheClockSayHowTimeRuns() {
        new ClockControl(objects, agenda).start();
        agenda.settle();
        assertEquals("2026-01-01T00:00:00Z", clock().text("status", "now"));
        objects.patch(ClockControl.RESOURCE, "", "clock", Map.of("spec", Map.of("stepSeconds", 90L)));
        agenda.settle();
        assertEquals(Instant.parse("2026-01-01T00:01:30Z"), agenda.instant());
        assertEquals("0", clock().text("spec", "stepSeconds"));
        assertEquals("90", clock().text("status", "steppedSeconds"));
        objects.patch(ClockControl.RESOURCE, "", "clock", Map.of("spec", Map.of("speed", 20.0)));
        agenda.settle();
        assertEquals(20, agenda.speed());
        assertEquals("20.0", clock().text("status", "speed"));
    }

    @Test
    void tellsTheTimeNowAndThen() {
        try (ClockControl control = new ClockControl(objects, agenda)) {
            control.start();
            agenda.step(Duration.ofSeconds(150));
            assertEquals("2026-01-01T00:02:00Z", clock().text("status", "now"));
        }
    }

    private Tree clock() {
        return objects.get(ClockControl.RESOURCE, "", "clock").orElseThrow().tree();
    }
}
