package dev.pilothouse.ui.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.guide.engine.Prune.Sort;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.TestSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineViewModelTest {

    private final SameThreadFx fx = new SameThreadFx();
    private final Pulse pulse = new Pulse();
    private final FakeCluster cluster = new FakeCluster();
    private final List<Draft> reviewed = new ArrayList<>();
    private final EngineViewModel model = new EngineViewModel(TestSession.open(cluster, pulse), fx, reviewed::add);

    @BeforeEach
    void engine() {
        EngineKinds.TABLES.forEach(cluster::offer);
        cluster.offer(EngineKinds.ENGINE);
        cluster.offer(EngineKinds.DISK_USE);
        put(EngineKinds.ENGINE.name(), Map.of("version", Map.of("Version", "20.10.24"), "info", Map.of("NCPU", 2L)));
        put(EngineKinds.DISK_USE.name(), Map.of(
                "layers", 9_000L,
                "images", List.of(image("old", List.of()), image("base:1", List.of("base:1"))),
                "buildCache", Map.of("entries", 1L, "size", 500L, "reclaimable", 500L)));
    }

    @AfterEach
    void close() {
        model.close();
        pulse.close();
    }

    private void put(String kind, Map<String, Object> status) {
        boolean engine = kind.equals(EngineKinds.ENGINE.name());
        Map<String, Object> fields = FakeCluster.named("", engine ? "engine" : "disk");
        fields.put("status", status);
        cluster.put(engine ? EngineKinds.ENGINE : EngineKinds.DISK_USE, fields);
    }

    private static Map<String, Object> image(String name, List<String> tags) {
        return Map.of("metadata", Map.of("name", name, "uid", "u-" + name), "status", Map.of("tags", tags, "Size", 1_000L, "usedBy", List.of()));
    }

    @Test
    void saysWhatItIsAndWhatFillsItsDisk() {
        model.start();

        assertEquals("20.10.24", model.engineProperty().get().text("version", "Version"));
        EngineDisk.Known known = assertInstanceOf(EngineDisk.Known.class, model.diskProperty().get());
        assertEquals(9_000, known.figures().lines().getFirst().bytes());
        assertEquals(2_000, known.figures().lines().getFirst().free());
    }

    @Test
    void clearsAwayWhatNobodyMissesUnlessMoreIsChosen() {
        model.start();
        assertEquals(1_500, model.freed());

        model.choose(Sort.UNUSED_IMAGES, true);
        model.choose(Sort.BUILD_CACHE, false);
        assertEquals(2_000, model.freed());
        model.review();

        assertEquals(
                List.of("old", "base:1"), reviewed.getFirst().wishes().stream().map(wish -> wish.ref().name()).toList());
    }

    @Test
    void hasNothingToReviewWhereNothingIsChosen() {
        model.start();
        model.choose(Sort.DANGLING_IMAGES, false);
        model.choose(Sort.BUILD_CACHE, false);
        model.review();

        assertEquals(Optional.empty(), model.draft());
        assertTrue(reviewed.isEmpty());
    }

    @Test
    void saysWhyItCouldNotLook() {
        put("DiskUse", Map.of());
        cluster.remove(new dev.pilothouse.model.ResourceRef(EngineKinds.DISK_USE, "", "disk"));
        model.start();

        Problem problem = assertInstanceOf(EngineDisk.Refused.class, model.diskProperty().get()).problem();
        assertEquals(ProblemCode.NOT_FOUND, problem.code());
        assertEquals(Optional.empty(), model.draft());
    }
}
