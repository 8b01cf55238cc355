package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.local.EngineInfo;
import dev.pilothouse.local.KubernetesVersion;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.docker.DockerEngine;
import dev.pilothouse.platform.docker.EngineCall;
import dev.pilothouse.platform.kind.preflight.EngineFacts.Container;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks one engine what the checks need to know. */
final class EngineReader {

    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final String NODE_IMAGES = "kindest/node";

    private final DockerEngine engine;
    private final String kernel;

    /** @param kernel version of this computer's own kernel */
    EngineReader(DockerEngine engine, String kernel) {
        this.engine = engine;
        this.kernel = kernel;
    }

    /** Throws why the engine does not answer. */
    EngineFacts facts(EngineInfo info) {
        Tree version = get("/version");
        return EngineFacts.read(get("/info"), version, info.endpoint(), kernel);
    }

    List<Container> containers() {
        return engine.trees(EngineCall.get("/containers/json").with("all", true).within(LIMIT)).stream().map(Container::read).toList();
    }

    boolean has(String image) {
        try {
            return !get("/images/" + EngineCall.segment(image) + "/json").fields().isEmpty();
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.ENGINE_HAS_NO) {
                return false;
            }
            throw e;
        }
    }

    /** Returns the node images that the engine has, the newest Kubernetes first. */
    List<String> nodeImages() {
        return engine.trees(EngineCall.get("/images/json").filtered(Map.of("reference", List.of(NODE_IMAGES))).within(LIMIT)).stream()
                .flatMap(image -> image.list("RepoTags").stream())
                .map(Object::toString)
                .filter(image -> KubernetesVersion.ofImage(image).isPresent())
                .sorted(Comparator.comparing(EngineReader::version).reversed())
                .toList();
    }

    private static KubernetesVersion version(String image) {
        return KubernetesVersion.ofImage(image).orElseThrow();
    }

    /** Returns the network that all kind clusters share, once there was one. */
    Optional<Tree> network() {
        try {
            return Optional.of(get("/networks/kind"));
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.ENGINE_HAS_NO) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Tree get(String path) {
        return engine.tree(EngineCall.get(path).within(LIMIT));
    }
}
