package dev.pilothouse.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.Creation;
import dev.pilothouse.local.Creation.Outcome;
import dev.pilothouse.local.NodeImage;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.Preset;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.platform.docker.DockerEngine;
import dev.pilothouse.testing.RealEngine;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.navigation.Place;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the designer to a real cluster that is open in the window, and back to nothing. Needs an engine that holds a node image, and the kind command. */
@Tag("real-cluster")
class CreateClusterRealClusterTest extends Journey {

    private static final String CLUSTER = "blueprint-journey";
    private static final Duration LONGEST = Duration.ofMinutes(5);

    CreateClusterRealClusterTest(@TempDir Path home) {
        super(home, environment());
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", System.getenv().getOrDefault("PATH", ""));
        Path kind = Path.of(System.getenv().getOrDefault("PILOTHOUSE_TEST_KIND", ""));
        if (kind.isAbsolute()) {
            environment.merge("PATH", String.valueOf(kind.getParent()), (old, folder) -> folder + File.pathSeparator + old);
        }
        return environment;
    }

    @BeforeAll
    static void engineNeeded() {
        RealEngine.endpoint();
    }

    @AfterEach
    void remove() {
        engine.local().creations().running().forEach(Creation::cancel);
        if (engine.local().kind().clusters().stream().anyMatch(cluster -> cluster.name().equals(CLUSTER))) {
            engine.local().kind().delete(CLUSTER);
        }
    }

    private static Blueprint blueprint() {
        try (DockerEngine docker = RealEngine.open()) {
            List<String> images = docker.images().list(Map.of()).stream().flatMap(image -> image.list("RepoTags").stream()).map(String::valueOf).toList();
            String image = images.stream().filter(tag -> NodeImage.is(tag, List.of())).findFirst().orElse("");
            assumeTrue(!image.isEmpty(), "the engine holds no node image");
            return Preset.ONE_NODE.blueprint(CLUSTER, image);
        }
    }

    private Creation create(Blueprint blueprint) {
        assumeTrue(
                engine.local().kind().preflight(blueprint).stream().noneMatch(finding -> finding.level() == Level.ERROR),
                "this computer cannot make it: " + engine.local().kind().preflight(blueprint));
        fxRun(() -> app.shell().go(new Place.Designer(blueprint.text().text())));
        within("Create to be on", () -> there(Anchor.DESIGNER_CREATE).filter(button -> !((ActionButton) button).isOff()).isPresent());
        fxRun(() -> ((ActionButton) there(Anchor.DESIGNER_CREATE).orElseThrow()).fire());
        untilThere(Anchor.CREATING);
        return engine.local().creations().of(CLUSTER).orElseThrow();
    }

    /** Making a cluster takes its time. */
    private static void within(String what, BooleanSupplier happened) {
        long end = System.nanoTime() + LONGEST.toNanos();
        for (AssertionError last = new AssertionError(what); System.nanoTime() < end; ) {
            try {
                until(what, happened);
                return;
            } catch (AssertionError e) {
                last.addSuppressed(e);
            }
        }
        throw new AssertionError(what);
    }

    @Test
    void aDesignBecomesAClusterThatIsOpenedWhenItIsReady() {
        Creation creation = create(blueprint());
        within("the control plane to start", () -> creation.step().equals(Optional.of(Step.CONTROL_PLANE)));
        untilShown("waiting for the API server to answer");
        picture("creating-real", stage.getScene().getRoot());
        within("the end", () -> !creation.goesOn());
        assertInstanceOf(Outcome.Ready.class, creation.outcome(), () -> creation.outcome() + "\n" + creation.toldAfter(0));
        within("its cluster to be open", () -> isShown("kind-" + CLUSTER));
        picture("creating-real-open", stage.getScene().getRoot());
        assertEquals(List.of(), engine.local().creations().all());
        assertEquals(0, ProcessHandle.current().descendants().count());
    }

    @Test
    void cancellingOnItsPageLeavesNothing() {
        Creation creation = create(blueprint());
        within("the nodes", () -> creation.step().equals(Optional.of(Step.NODES)));
        fxRun(() -> ((ActionButton) there(Anchor.CREATING_CANCEL).orElseThrow()).fire());
        untilShown("being cancelled");
        within("the end", () -> !creation.goesOn());
        assertEquals(new Outcome.Cancelled(), creation.outcome());
        untilShown("Everything that was made is removed");
        picture("creating-real-cancelled", stage.getScene().getRoot());
        assertTrue(engine.local().kind().clusters().stream().noneMatch(cluster -> cluster.name().equals(CLUSTER)));
        assertFalse(isShown("Cancel and clean up"));
        assertEquals(0, ProcessHandle.current().descendants().count());
    }
}
