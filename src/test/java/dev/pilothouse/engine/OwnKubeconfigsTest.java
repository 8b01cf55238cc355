package dev.pilothouse.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Context;
import dev.pilothouse.kubeconfig.KubeconfigSource;
import dev.pilothouse.kubeconfig.Locations;
import dev.pilothouse.local.ScriptedKind;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.FakeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnKubeconfigsTest {

    private final FakeCluster cluster = new FakeCluster();
    private final FakeSource theirs = new FakeSource();
    private final Path folder;
    private final OwnKubeconfigs own;

    OwnKubeconfigsTest(@TempDir Path state) {
        folder = state.resolve("kind");
        Map<String, FakeSource> files = Map.of(
                "kind-a.kubeconfig", new FakeSource().with("kind-a", cluster), "kind-b.kubeconfig", new FakeSource().with("kind-b", new FakeCluster()));
        own = new OwnKubeconfigs(folder, file -> files.getOrDefault(file.getFileName().toString(), new FakeSource()), theirs, new ScriptedKind());
    }

    private List<String> names() {
        return own.listing().contexts().stream().map(Context::name).toList();
    }

    @Test
    void eachFileIsAWayIntoItsCluster() throws IOException {
        assertEquals(List.of(), names());
        Files.createDirectories(folder);
        Files.createFile(folder.resolve("kind-b.kubeconfig"));
        Files.createFile(folder.resolve("kind-a.kubeconfig"));
        Files.createFile(folder.resolve("times"));
        assertEquals(List.of("kind-a", "kind-b"), names());
        assertSame(cluster, own.open("kind-a"));
        assertThrows(ProblemException.class, () -> own.open("kind-c"));
    }

    @Test
    void whatThePersonsFilesNameIsLeftToThem() throws IOException {
        Files.createDirectories(folder);
        Files.createFile(folder.resolve("kind-a.kubeconfig"));
        theirs.with("kind-a", new FakeCluster());
        assertEquals(List.of(), names());
    }

    @Test
    void theCurrentContextOfAFileOfOursIsNotThatOfKubectl() throws IOException {
        Files.createDirectories(folder);
        Path file = Files.writeString(folder.resolve("kind-a.kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: kind-a
                clusters: [{name: kind-a, cluster: {server: "https://127.0.0.1:1"}}]
                contexts: [{name: kind-a, context: {cluster: kind-a, user: kind-a}}]
                users: [{name: kind-a, user: {token: t}}]
                """);
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
        try {
            KubeconfigSource source =
                    new KubeconfigSource(new Locations(List.of(file)), Map.of(), folder.resolve("plugins.json"), _ -> new FakeCluster(), timer);
            assertTrue(source.listing().contexts().getFirst().current());
            OwnKubeconfigs ours = new OwnKubeconfigs(folder, _ -> source, theirs, new ScriptedKind());
            assertEquals(List.of(false), ours.listing().contexts().stream().map(Context::current).toList());
        } finally {
            timer.shutdownNow();
        }
    }
}
