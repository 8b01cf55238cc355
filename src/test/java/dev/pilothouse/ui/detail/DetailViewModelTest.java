package dev.pilothouse.ui.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.pilothouse.cluster.Capability;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.TestSession;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DetailViewModelTest {

    private static final ResourceRef WEB = new ResourceRef(FakeCluster.POD, "shop", "web");

    private final SameThreadFx fx = new SameThreadFx();
    private final Pulse pulse = new Pulse();
    private final FakeCluster cluster = new FakeCluster();
    private final DetailViewModel model = new DetailViewModel(TestSession.open(cluster, pulse), WEB, fx, InstantSource.system());

    @AfterEach
    void close() {
        model.close();
        pulse.close();
    }

    @Test
    void objectIsFetchedAndFetchedAgainWhenItsRowChanged() {
        cluster.put(FakeCluster.POD, FakeCluster.named("shop", "web"));
        model.show();
        assertInstanceOf(DetailState.Shown.class, model.stateProperty().get());
        fx.until("its health", () -> model.healthProperty().get().isPresent());
        Map<String, Object> fields = FakeCluster.named("shop", "web");
        fields.put("status", Map.of("phase", "Failed"));
        Document newer = cluster.put(FakeCluster.POD, fields);
        fx.until("the newer version", () -> model.stateProperty().get() instanceof DetailState.Shown shown
                && shown.document().version().equals(newer.version()));
        assertEquals("Failed", model.healthProperty().get().orElseThrow().word());
    }

    @Test
    void deletedObjectLeavesATombstoneWithWhatWasLastSeen() {
        Document last = cluster.put(FakeCluster.POD, FakeCluster.named("shop", "web"));
        model.show();
        fx.until("its health", () -> model.healthProperty().get().isPresent());
        cluster.remove(WEB);
        fx.until("the tombstone", () -> model.stateProperty().get() instanceof DetailState.Gone);
        assertEquals(last, ((DetailState.Gone) model.stateProperty().get()).last());
    }

    @Test
    void containerIsMeasuredWhileItRunsAndSomebodyLooks() {
        cluster.offer(EngineKinds.CONTAINER);
        cluster.changeableCapabilities().add(Capability.USAGE);
        ResourceRef ref = new ResourceRef(EngineKinds.CONTAINER, "", "web");
        container("running");
        DetailViewModel container = new DetailViewModel(TestSession.open(cluster, pulse), ref, fx, InstantSource.system());
        container.show();
        assertEquals(1, cluster.measured());
        container("stopped");
        fx.until("no more measuring", () -> cluster.measured() == 0);
        container("running");
        fx.until("measuring again", () -> cluster.measured() == 1);
        container.hide();
        assertEquals(0, cluster.measured());
        assertEquals(Optional.empty(), container.usageProperty().get());
        container.close();
    }

    private void container(String state) {
        Map<String, Object> fields = FakeCluster.named("", "web");
        fields.put("spec", Map.of("state", state));
        cluster.put(EngineKinds.CONTAINER, fields);
    }

    @Test
    void objectThatMayNotBeReadSaysWhy() {
        Problem problem = Problem.of(ProblemCode.FORBIDDEN, "get", "pods", "shop");
        cluster.failNext(problem);
        model.show();
        assertEquals(new DetailState.Refused(problem), model.stateProperty().get());
    }
}
