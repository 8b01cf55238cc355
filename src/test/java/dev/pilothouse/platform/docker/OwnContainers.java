package dev.pilothouse.platform.docker;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Base of tests on the engine of this computer; they touch only what they make themselves, by its label. */
abstract class OwnContainers {

    static final String LABEL = "dev.pilothouse.test";
    /** Of this run alone: another may go on at the same time. */
    static final String VALUE = "run-" + ProcessHandle.current().pid();

    static @Nullable DockerEngine engine;
    static @Nullable DockerCluster cluster;
    static int made;

    @BeforeAll
    static void open() {
        engine = EngineUnderTest.open();
        cluster = new DockerCluster(engine(), new Kinds());
        EngineUnderTest.remove(engine(), LABEL + "=" + VALUE);
    }

    @AfterAll
    static void close() {
        if (cluster != null) {
            EngineUnderTest.remove(engine(), LABEL + "=" + VALUE);
            cluster.close();
        }
    }

    static DockerEngine engine() {
        return java.util.Objects.requireNonNull(engine);
    }

    static DockerCluster cluster() {
        return java.util.Objects.requireNonNull(cluster);
    }

    static ResourceRef container(String... command) {
        String name = "pilothouse-view-" + ProcessHandle.current().pid() + "-" + made++;
        engine().containers().create(name, new Tree(Map.of(
                "Image", EngineUnderTest.IMAGE,
                "Cmd", List.of(command),
                "StopSignal", "SIGKILL",
                "Labels", Map.of(LABEL, VALUE),
                "HostConfig", Map.of("NetworkMode", "none"))));
        return new ResourceRef(EngineKinds.CONTAINER, "", name);
    }

    static ResourceRef sleeping() {
        ResourceRef ref = container("sleep", "1000");
        engine().containers().start(ref.name());
        return ref;
    }

    static String state(ResourceRef ref) {
        return cluster().get(ref).tree().text("spec", "state");
    }

    static Problem problem(ResourceRef ref) {
        return assertThrows(ProblemException.class, () -> cluster().get(ref)).problem();
    }
}
