package dev.pilothouse.walls;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may know whom. A room is a package below the root; below {@code ui} and {@code platform} each package is a room of its own.
 *
 * <p>A room may use itself and what its line names. A feature of the window may use what every feature may, and its own pairs.
 */
final class Rooms {

    private static final Set<String> ENGINE_WING = Set.of(
            "model", "settings", "text", "schema", "placement", "cluster", "kinds", "kubeconfig", "local", "live", "diagnosis", "change",
            "guide", "environment", "session", "snapshot", "topology", "timeline", "log", "forward", "metric", "files");

    private static final Set<String> PLATFORM = Set.of("cluster", "local", "kubeconfig", "kinds", "placement", "schema", "text", "model");

    /** What looks at an open cluster and follows it. */
    private static final Set<String> SEEING = Set.of("session", "live", "cluster", "change", "kinds", "diagnosis", "model");

    /** The session hands out the cluster, its live rows and the road of changes. */
    private static final Set<String> FEATURE =
            Set.of("ui.kit", "ui.navigation", "kinds", "session", "cluster", "live", "change", "text", "model", "words");

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("model", Set.of()),
            Map.entry("words", Set.of()),
            Map.entry("text", Set.of("model")),
            Map.entry("schema", Set.of("text", "model")),
            Map.entry("placement", Set.of("model")),
            Map.entry("cluster", Set.of("model")),
            Map.entry("kinds", Set.of("placement", "schema", "model")),
            Map.entry("diagnosis", Set.of("kinds", "model")),
            Map.entry("settings", Set.of("text", "model")),
            Map.entry("kubeconfig", Set.of("cluster", "text", "model")),
            Map.entry("local", Set.of("cluster", "text", "model")),
            Map.entry("live", Set.of("cluster", "model")),
            Map.entry("change", Set.of("cluster", "text", "schema", "model")),
            Map.entry("guide", Set.of("change", "placement", "text", "schema", "model")),
            Map.entry("environment", Set.of("change", "cluster", "text", "schema", "model")),
            Map.entry("session", Set.of("live", "change", "cluster", "diagnosis", "kinds", "placement", "schema", "model")),
            Map.entry("snapshot", Set.of("guide", "change", "cluster", "text", "model")),
            Map.entry("topology", with(SEEING, "placement")),
            Map.entry("timeline", SEEING),
            Map.entry("log", with(SEEING, "text")),
            Map.entry("forward", with(SEEING, "text")),
            Map.entry("metric", with(SEEING, "placement", "text")),
            Map.entry("files", SEEING),
            Map.entry("platform.kubernetes", PLATFORM),
            Map.entry("platform.playground", PLATFORM),
            Map.entry("platform.desktop", Set.of("model")),
            Map.entry("platform.command", Set.of("model")),
            Map.entry("platform.docker", PLATFORM),
            Map.entry("platform.swarm", with(PLATFORM, "platform.docker")),
            Map.entry("platform.kind", with(PLATFORM, "platform.docker", "platform.command")),
            Map.entry("platform.k3d", with(PLATFORM, "platform.command")),
            Map.entry("platform.minikube", with(PLATFORM, "platform.command")),
            Map.entry(
                    "engine",
                    with(
                            ENGINE_WING, "platform.kubernetes", "platform.playground", "platform.desktop", "platform.command", "platform.docker",
                            "platform.swarm", "platform.kind", "platform.k3d", "platform.minikube")),
            Map.entry("cli", with(ENGINE_WING, "engine", "words")),
            Map.entry("ui.navigation", Set.of("model", "change", "diagnosis")),
            Map.entry("ui.kit", Set.of("live", "text", "schema", "model", "words")),
            Map.entry("ui.palette", FEATURE),
            Map.entry("ui.browse", with(FEATURE, "settings", "guide", "metric")),
            Map.entry("ui.detail", with(FEATURE, "diagnosis", "guide", "metric")),
            Map.entry("ui.overview", with(FEATURE, "diagnosis", "placement", "metric", "timeline", "settings")),
            Map.entry("ui.topology", with(FEATURE, "topology")),
            Map.entry("ui.timeline", with(FEATURE, "timeline")),
            Map.entry("ui.log", with(FEATURE, "log", "settings")),
            Map.entry("ui.terminal", with(FEATURE, "guide", "settings")),
            Map.entry("ui.forward", with(FEATURE, "forward")),
            Map.entry("ui.files", with(FEATURE, "files")),
            Map.entry("ui.across", with(FEATURE, "settings")),
            Map.entry("ui.nodes", with(FEATURE, "guide", "placement", "metric")),
            Map.entry("ui.guide", with(FEATURE, "guide", "placement", "schema")),
            Map.entry("ui.change", with(FEATURE, "guide", "schema")),
            Map.entry("ui.probe", with(FEATURE, "guide")),
            Map.entry("ui.simulation", with(FEATURE, "guide")),
            Map.entry("ui.cluster", with(FEATURE, "kubeconfig", "local", "environment", "settings")),
            Map.entry("ui.designer", with(FEATURE, "guide", "local", "settings")),
            Map.entry("ui.creating", with(FEATURE, "local", "settings")),
            Map.entry("ui.engine", with(FEATURE, "guide", "local", "settings")),
            Map.entry("ui.snapshot", with(FEATURE, "snapshot")),
            Map.entry("ui.settings", with(FEATURE, "settings", "environment")),
            Map.entry(
                    "ui.shell",
                    with(
                            ENGINE_WING, "engine", "words", "ui.kit", "ui.navigation", "ui.palette", "ui.browse", "ui.detail", "ui.overview", "ui.topology",
                            "ui.nodes", "ui.timeline", "ui.log", "ui.terminal", "ui.forward", "ui.files", "ui.across", "ui.guide", "ui.probe", "ui.change", "ui.simulation", "ui.cluster",
                            "ui.designer", "ui.creating", "ui.engine", "ui.settings", "ui.snapshot")),
            Map.entry("", Set.of("cli", "ui.shell")));

    private final String root;

    Rooms(String root) {
        this.root = root;
    }

    /** Returns the room of a class of the house, the empty text for the door itself, and nothing for what is not ours. */
    Optional<String> roomOf(JavaClass type) {
        String name = type.getPackageName();
        if (name.equals(root)) {
            return Optional.of("");
        }
        if (!name.startsWith(root + ".")) {
            return Optional.empty();
        }
        String[] parts = name.substring(root.length() + 1).split("\\.", 3);
        boolean inWing = parts.length > 1 && (parts[0].equals("ui") || parts[0].equals("platform"));
        return Optional.of(inWing ? parts[0] + "." + parts[1] : parts[0]);
    }

    boolean isKnown(String room) {
        return MAY_USE.containsKey(room);
    }

    boolean mayUse(String room, String other) {
        return room.equals(other) || MAY_USE.getOrDefault(room, Set.of()).contains(other);
    }

    private static Set<String> with(Set<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }
}
