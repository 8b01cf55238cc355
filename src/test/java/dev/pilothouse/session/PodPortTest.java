package dev.pilothouse.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.FakeCluster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class PodPortTest {

    private static final ResourceRef WEB = new ResourceRef(FakeCluster.POD, "shop", "web");

    /** Whose first answer does not come until it is let go. */
    private static final class Stuck extends FakeCluster {
        private final AtomicBoolean first = new AtomicBoolean(true);
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch goes = new CountDownLatch(1);

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // whoever hangs must not hold up others here either
        public Document get(ResourceRef ref) {
            if (first.compareAndSet(true, false)) {
                asked.countDown();
                try {
                    goes.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return document(ref);
        }

        private synchronized Document document(ResourceRef ref) {
            return super.get(ref);
        }
    }

    @Test
    void aPodThatDoesNotRunIsToldWithItsState() {
        try (FakeCluster cluster = new FakeCluster()) {
            cluster.put(FakeCluster.POD, Map.of(
                    "metadata", Map.of("name", "web", "namespace", "shop"),
                    "spec", Map.of("containers", List.of(Map.of("name", "web"))),
                    "status", Map.of("phase", "Pending", "containerStatuses", List.of(
                            Map.of("name", "web", "state", Map.of("waiting", Map.of("reason", "ImagePullBackOff")))))));
            Pods pods = new Pods(cluster);
            Problem problem = assertThrows(ProblemException.class, () -> pods.pod(WEB, Optional.empty())).problem();
            assertEquals(Problem.of(ProblemCode.POD_NOT_RUNNING, WEB.toString(), "ImagePullBackOff"), problem);
        }
    }

    @Test
    void oneThatHangsOnItsWayHoldsUpNoOther() throws Exception {
        try (Stuck cluster = new Stuck()) {
            cluster.put(FakeCluster.POD, Map.of(
                    "metadata", Map.of("name", "web", "namespace", "shop"),
                    "spec", Map.of("containers", List.of(Map.of("name", "web"))),
                    "status", Map.of("phase", "Running", "conditions", List.of(Map.of("type", "Ready", "status", "True")),
                            "containerStatuses", List.of(Map.of("name", "web", "ready", true, "state", Map.of("running", Map.of()))))));
            PodPort port = new PodPort(new Pods(cluster), WEB, "8080");
            Thread hanging = Thread.ofVirtual().start(port::get);
            cluster.asked.await();
            assertEquals(8080, port.get().port());
            cluster.goes.countDown();
            hanging.join();
        }
    }
}
