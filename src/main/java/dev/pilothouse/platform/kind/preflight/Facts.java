package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.BlueprintNode;
import dev.pilothouse.local.NodeImages;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.kind.preflight.Beside.Outcome;
import dev.pilothouse.platform.kind.preflight.EngineFacts.Container;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one look finds out, each piece at most once and all at the same time. Asking for one waits for it; what needs an engine is empty when none answers.
 */
final class Facts {

    private final Blueprint blueprint;
    private final NodeImages table;
    private final Outcome<EngineLooks.Look> engine;
    private final Outcome<ToolFacts> kind;
    private final Outcome<ToolFacts> docker;
    private final Outcome<Optional<List<Container>>> containers;
    private final Outcome<Optional<Map<String, Boolean>>> held;
    private final Outcome<Optional<Map<String, ImageState>>> images;
    private final Outcome<List<String>> heldNodeImages;
    private final Outcome<Optional<Tree>> network;

    /** @param table which image each release of kind takes when none is named */
    Facts(Blueprint blueprint, NodeImages table, Commands commands, EngineLooks engines, RemoteImages remote, Beside beside) {
        this.blueprint = blueprint;
        this.table = table;
        engine = beside.begin(engines::look);
        kind = beside.begin(commands::kind);
        docker = beside.begin(commands::docker);
        containers = beside.begin(() -> answering().map(it -> it.reader().containers()));
        heldNodeImages = beside.begin(() -> answering().map(it -> it.reader().nodeImages()).orElse(List.of()));
        network = beside.begin(() -> answering().flatMap(it -> it.reader().network()));
        held = beside.begin(() -> answering().map(it -> held(wanted(), it.reader())));
        images = beside.begin(() -> answering().flatMap(it -> held.get().map(here -> states(here, remote, it.facts().architecture()))));
    }

    EngineLooks.Look look() {
        return engine.get();
    }

    private Optional<EngineLooks.Look.Answers> answering() {
        return engine.get() instanceof EngineLooks.Look.Answers answers ? Optional.of(answers) : Optional.empty();
    }

    Optional<EngineFacts> engine() {
        return answering().map(EngineLooks.Look.Answers::facts);
    }

    ToolFacts kind() {
        return kind.get();
    }

    Optional<Version> kindVersion() {
        return kind.get() instanceof ToolFacts.Found found ? Optional.of(found.version()) : Optional.empty();
    }

    ToolFacts docker() {
        return docker.get();
    }

    /** Returns all containers of the engine, those that stand still too. */
    Optional<List<Container>> containers() {
        return containers.get();
    }

    /** Returns how many of the images that the cluster is made from the engine does not have. */
    int missingImages() {
        return (int) held.get().stream().flatMap(images -> images.values().stream()).filter(here -> !here).count();
    }

    /** Returns all images that the cluster is made from, and where they are. */
    Optional<Map<String, ImageState>> images() {
        return images.get();
    }

    /** Returns the node images that the engine has, the newest Kubernetes first. */
    List<String> heldNodeImages() {
        return heldNodeImages.get();
    }

    /** Returns the network that nodes share, as far as it is there. */
    Optional<Tree> network() {
        return network.get();
    }

    /** Returns the images that nodes are to be made from, each once; the empty text where kind has a default that we do not know. */
    List<String> nodesImages() {
        return blueprint.images().stream()
                .map(image -> image.isEmpty() ? kindVersion().flatMap(it -> table.defaultOf(it.toString())).orElse("") : image)
                .distinct()
                .toList();
    }

    private List<String> wanted() {
        List<String> images = new ArrayList<>(nodesImages().stream().filter(image -> !image.isEmpty()).toList());
        if (blueprint.nodes().stream().filter(BlueprintNode::isControlPlane).count() > 1) {
            kindVersion().flatMap(KindReleases::loadBalancer).ifPresent(images::add);
        }
        return images;
    }

    private static Map<String, Boolean> held(List<String> images, EngineReader engine) {
        Map<String, Boolean> held = new LinkedHashMap<>();
        images.forEach(image -> held.put(image, engine.has(image)));
        return held;
    }

    private static Map<String, ImageState> states(Map<String, Boolean> held, RemoteImages remote, String architecture) {
        Map<String, ImageState> states = new LinkedHashMap<>();
        held.forEach((image, here) -> states.put(image, here ? new ImageState.Here() : remote.of(image, architecture)));
        return states;
    }
}
