package dev.pilothouse.platform.docker;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.model.ProblemException;
import java.util.List;
import java.util.Map;

/** The engine of this computer for tests that need one, and cleaning up after them. */
final class EngineUnderTest {

    static final String IMAGE = "pilothouse.dev/busybox:1";

    private EngineUnderTest() {}

    /** Skips the test when there is no engine, or not the image that tests run. */
    static DockerEngine open() {
        DockerEngine engine = new DockerEngine(EngineEndpoint.of(System.getenv().getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock")));
        String why = "";
        try {
            engine.ping();
            engine.get("/images/" + IMAGE + "/json");
        } catch (ProblemException e) {
            why = e.problem().toString();
        }
        assumeTrue(why.isEmpty(), why);
        return engine;
    }

    /** Removes what carries that label: containers, then networks and volumes. */
    static void remove(DockerEngine engine, String label) {
        Map<String, List<String>> filter = Map.of("label", List.of(label));
        engine.containers().list(true, filter).forEach(container -> engine.containers().remove(container.text("Id"), true, true));
        engine.trees(EngineCall.get("/networks").filtered(filter)).forEach(network -> engine.delete("/networks/" + network.text("Id")));
        engine.tree(EngineCall.get("/volumes").filtered(filter)).trees("Volumes").forEach(volume -> engine.delete("/volumes/" + volume.text("Name")));
    }
}
