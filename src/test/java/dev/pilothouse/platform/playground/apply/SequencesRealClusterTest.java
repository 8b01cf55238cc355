package dev.pilothouse.platform.playground.apply;


import dev.pilothouse.model.Tree;
import dev.pilothouse.testing.RealCluster;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Makes up sequences of writes, has them done by a real server, and compares owners after each step. With the environment variable
 * {@code PILOTHOUSE_RECORD} it writes what it saw to that file, which is how {@code sequences.json} was made.
 */
@Tag("real-cluster")
final class SequencesRealClusterTest {

    private static final String NAMESPACE = "pilothouse-sequences";
    private static final List<String> MANAGERS = List.of("alice", "bob", "kubectl");
    private static final int STEPS = 12;

    private static final Map<String, String> PATHS = Map.of(
            "ConfigMap", "/api/v1/namespaces/" + NAMESPACE + "/configmaps",
            "PodTemplate", "/api/v1/namespaces/" + NAMESPACE + "/podtemplates",
            "Service", "/api/v1/namespaces/" + NAMESPACE + "/services",
            "Gadget", "/apis/apply.pilothouse.dev/v1/namespaces/" + NAMESPACE + "/gadgets");

    @Test
    void ownersAreThoseOfTheRealServer() throws IOException {
        Optional<RealServer> found = RealServer.find();
        RealCluster.bareApiNeeded();
        RealServer server = found.orElseThrow();
        server.define(Replay.resource("/dev/pilothouse/platform/playground/validation/gadgets.json").tree("definition").fields());
        List<String> lines = new ArrayList<>();
        try (AutoCloseable _ = server.namespace(NAMESPACE)) {
            for (String kind : List.of("ConfigMap", "PodTemplate", "Gadget")) {
                for (long seed = 1; seed <= (kind.equals("PodTemplate") ? 2 : 1) * seeds(); seed++) {
                    List<Step> steps = perform(server, kind, seed);
                    lines.add(Json.write(new Tree(Map.of("kind", kind, "seed", seed, "steps", steps.stream().map(Step::written).toList()))));
                    if (recording().isEmpty()) {
                        Replay replay = Replay.of(kind);
                        steps.forEach(replay::step);
                    }
                }
            }
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        if (recording().isPresent()) {
            Files.writeString(recording().get(), "{\"sequences\": [\n" + String.join(",\n", lines) + "\n]}\n");
        }
    }

    /** The sequences that were made up by hand still end as they did. */
    @Test
    void recordedScriptsAreStillTrue() throws Exception {
        Optional<RealServer> found = RealServer.find();
        RealCluster.bareApiNeeded();
        RealServer server = found.orElseThrow();
        server.define(Replay.resource("/dev/pilothouse/platform/playground/validation/gadgets.json").tree("definition").fields());
        try (AutoCloseable _ = server.namespace(NAMESPACE + "-scripts")) {
            for (Tree script : Replay.resource("scripts.json").trees("sequences")) {
                Replay replay = Replay.of(script.text("kind"));
                Map<String, Object> live = Map.of();
                for (Tree recorded : script.trees("steps")) {
                    server.awaitNextSecond();
                    Step step = again(server, script.text("kind"), Step.read(recorded), live);
                    replay.step(step);
                    live = step.code() < 300 ? step.answer() : live;
                }
            }
        }
    }

    private static Step again(RealServer server, String kind, Step step, Map<String, Object> live) {
        Map<String, Object> body = new LinkedHashMap<>(step.body());
        if (step.verb().equals("update")) {
            Map<String, Object> metadata = new LinkedHashMap<>(new Tree(body).tree("metadata").fields());
            metadata.put("resourceVersion", new Tree(live).text("metadata", "resourceVersion"));
            body.put("metadata", metadata);
        }
        String path = Objects.requireNonNull(PATHS.get(kind)).replace(NAMESPACE, NAMESPACE + "-scripts");
        String name = new Tree(live.isEmpty() ? body : live).text("metadata", "name");
        String at = path + (step.verb().equals("create") ? "" : "/" + name) + (step.subresource().isEmpty() ? "" : "/" + step.subresource());
        String query = "?fieldManager=" + step.manager() + (step.verb().equals("apply") ? "&force=" + step.force() : "");
        String method = step.verb().equals("create") ? "POST" : step.verb().equals("update") ? "PUT" : "PATCH";
        String type = switch (step.verb()) {
            case "apply" -> "application/apply-patch+yaml";
            case "merge" -> "application/merge-patch+json";
            case "strategic" -> "application/strategic-merge-patch+json";
            default -> "application/json";
        };
        return server.ask(method, at + query, type, step.verb(), step.subresource(), step.manager(), step.force(), body);
    }

    private static Optional<Path> recording() {
        return Optional.ofNullable(System.getenv("PILOTHOUSE_RECORD")).map(Path::of);
    }

    private static long seeds() {
        return recording().isPresent() ? 4 : 2;
    }

    private static List<Step> perform(RealServer server, String kind, long seed) {
        Wishes wishes = new Wishes(seed * 31 + kind.hashCode());
        String name = "s" + seed;
        String path = Objects.requireNonNull(PATHS.get(kind));
        List<Step> steps = new ArrayList<>();
        Map<String, Object> live = Map.of();
        for (int i = 0; i < STEPS; i++) {
            Step step = perform(server, path, wishes, kind, name, live);
            steps.add(step);
            if (step.code() < 300) {
                live = step.answer();
            }
        }
        return steps;
    }

    private static Step perform(RealServer server, String path, Wishes wishes, String kind, String name, Map<String, Object> live) {
        Random chance = wishes.chance();
        server.awaitNextSecond();
        String manager = MANAGERS.get(chance.nextInt(MANAGERS.size()));
        int dice = chance.nextInt(20);
        String at = path + "/" + name;
        if (live.isEmpty() && dice < 8) {
            return server.ask("POST", path + "?fieldManager=" + manager, "application/json", "create", "", manager, false, wishes.object(kind, name));
        }
        if (live.isEmpty() || dice < 12) {
            boolean force = chance.nextInt(5) < 2;
            String query = "?fieldManager=" + manager + "&force=" + force;
            return server.ask("PATCH", at + query, "application/apply-patch+yaml", "apply", "", manager, force, wishes.object(kind, name));
        }
        if (dice < 14 && kind.equals("PodTemplate")) {
            Map<String, Object> patch = new PatchWishes(chance).patch();
            return server.ask("PATCH", at + "?fieldManager=" + manager, "application/strategic-merge-patch+json", "strategic", "", manager, false, patch);
        }
        if (dice < 15) {
            return server.ask("PATCH", at + "?fieldManager=" + manager, "application/merge-patch+json", "merge", "", manager, false, wishes.patch(kind));
        }
        if (dice < 17 && kind.equals("Gadget")) {
            Map<String, Object> status = Map.of("status", Map.of("phase", "p" + chance.nextInt(3), "replicas", (long) chance.nextInt(3)));
            return server.ask("PATCH", at + "/status?fieldManager=" + manager, "application/merge-patch+json", "merge", "status", manager, false, status);
        }
        Map<String, Object> changed = new LinkedHashMap<>(wishes.object(kind, name));
        Map<String, Object> metadata = new LinkedHashMap<>(new Tree(changed).tree("metadata").fields());
        Tree old = new Tree(live).tree("metadata");
        metadata.put("resourceVersion", old.text("resourceVersion"));
        if (dice == 19) {
            metadata.put("managedFields", List.of(Map.of()));
        } else if (dice < 19 && old.has("managedFields")) {
            metadata.put("managedFields", old.list("managedFields"));
        }
        changed.put("metadata", metadata);
        return server.ask("PUT", at + "?fieldManager=" + manager, "application/json", "update", "", manager, false, changed);
    }
}
