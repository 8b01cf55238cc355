package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cli.CommandLineRuns.Ran;
import dev.pilothouse.engine.Engine;
import dev.pilothouse.local.PlaygroundPlan;
import dev.pilothouse.model.Tree;
import dev.pilothouse.settings.Folders;
import dev.pilothouse.text.Json;
import dev.pilothouse.text.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots of a playground that holds an object of every kind, restored into an empty one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class SnapshotCommandTest {

    private static final Path CONCEPTS = Path.of("samples", "concepts");

    private Path folder;
    private Engine engine;

    @BeforeAll
    void startPlaygrounds(@TempDir Path home) throws IOException {
        folder = home;
        engine = new Engine(Folders.of("Linux", home, Map.of()), Map.of(), home, home);
        engine.playgrounds().create(new PlaygroundPlan("full", 0, 2, "shop", 1));
        engine.playgrounds().create(new PlaygroundPlan("bare", 0, 2, "empty", 1));
        on("full", "apply -f " + CONCEPTS.resolve("namespace.yaml"));
        on("full", "apply -f " + CONCEPTS.resolve("customresourcedefinition.yaml"));
        try (Stream<Path> files = Files.list(CONCEPTS)) {
            files.filter(file -> file.toString().endsWith(".yaml") && !file.toString().contains("webhook")).sorted().forEach(file -> on("full", "apply -f " + file));
        }
    }

    @AfterAll
    void stopPlaygrounds() {
        engine.close();
    }

    private Ran on(String playground, String line) {
        return CommandLineRuns.on(engine, ("--context " + playground + " " + line).split(" "));
    }

    private void done(String playground, String line) {
        Ran ran = on(playground, line);
        assertEquals(ExitCode.DONE, ran.exitCode(), () -> line + ": " + ran.all());
    }

    /** The objects of a snapshot by what they are. */
    private static Map<String, Tree> objects(Path file) throws IOException {
        try (var in = file.toString().endsWith(".gz") ? new GZIPInputStream(Files.newInputStream(file)) : Files.newInputStream(file)) {
            Map<String, Tree> objects = new TreeMap<>();
            for (Yaml.Part part : Yaml.read(new String(in.readAllBytes(), StandardCharsets.UTF_8))) {
                Tree tree = part.document().orElseThrow().tree();
                objects.put(tree.text("kind") + " " + tree.text("metadata", "namespace") + "/" + tree.text("metadata", "name"), tree);
            }
            return objects;
        }
    }

    @Test
    void whatIsRestoredIsEqualFieldByField() throws IOException {
        Path first = folder.resolve("first.yaml.gz");
        Path second = folder.resolve("second.yaml");
        done("full", "snapshot save --secrets " + first);
        Map<String, Tree> kept = objects(first);
        assertTrue(kept.size() > 60, () -> "few objects: " + kept.keySet());
        assertTrue(kept.keySet().stream().noneMatch(name -> name.matches("(Node|Event|Lease|Clock|ControllerRevision) .*")), kept.keySet()::toString);

        done("bare", "snapshot restore " + first);
        done("bare", "snapshot save --secrets " + second);
        Map<String, Tree> restored = objects(second);
        restored.keySet().retainAll(kept.keySet()); // the other tests of this class work beside it
        assertEquals(kept.keySet(), restored.keySet());
        kept.forEach((name, tree) -> assertEquals(Json.write(tree), Json.write(restored.getOrDefault(name, Tree.EMPTY)), name));
    }

    @Test
    void whatIsThereAlreadyIsToldAndLeftUnlessReplacingIsAskedFor() throws IOException {
        done("full", "get namespaces");
        Path words = folder.resolve("words.yaml");
        Files.writeString(words, """
                apiVersion: v1
                kind: Namespace
                metadata: {name: words}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: one, namespace: words}
                data: {a: first}
                """);
        done("full", "apply -f " + words);
        Path file = folder.resolve("words-saved.yaml");
        done("full", "snapshot save -n words " + file);
        assertEquals(Set.of("Namespace /words", "ConfigMap words/one"), objects(file).keySet());
        done("full", "config set one -n words --from-literal b=later");

        Ran left = on("full", "snapshot restore " + file);
        assertEquals(ExitCode.DONE, left.exitCode(), left.all());
        assertTrue(left.err().contains("configmap/one is there already and differs: .data.b"), left.err());
        assertTrue(left.err().contains("Missing: 0, there already: 1, there but different: 1, refused: 0."), left.err());

        Ran replaced = on("full", "snapshot restore --replace " + file);
        assertEquals(ExitCode.DONE, replaced.exitCode(), replaced.all());
        Tree data = Json.read(on("full", "get configmap one -n words -o json").out()).tree("data");
        assertEquals(Map.of("a", "first"), data.fields());
    }

    @Test
    void secretsAreLeftOutAndToldUnlessAskedFor() throws IOException {
        Path file = folder.resolve("open.yaml");
        Ran ran = on("full", "snapshot save " + file);
        assertTrue(ran.err().contains("Secrets are left out; --secrets saves them too"), ran.err());
        assertTrue(objects(file).keySet().stream().noneMatch(name -> name.startsWith("Secret ")));
        assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
        assertFalse(Files.readString(file).contains("managedFields"));
        assertTrue(ran.err().matches("(?s).*from resource version \\d+ to \\d+.*"), ran.err());
    }

    @Test
    void whatTheServerRefusesStopsAllUnlessItMayBeSkipped() throws IOException {
        Path file = folder.resolve("partly.yaml");
        Files.writeString(file, String.join("\n---\n", List.of(
                "apiVersion: v1\nkind: Namespace\nmetadata: {name: partly}",
                "apiVersion: nobody.example/v1\nkind: Nothing\nmetadata: {name: x}",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: good, namespace: default}",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: BAD_NAME, namespace: default}")));
        Ran stopped = on("bare", "snapshot restore " + file);
        assertEquals(ExitCode.REFUSED, stopped.exitCode(), stopped.all());
        assertEquals(ExitCode.REFUSED, on("bare", "get namespace partly").exitCode());

        Ran skipped = on("bare", "snapshot restore --skip-refused " + file);
        assertEquals(ExitCode.DONE, skipped.exitCode(), skipped.all());
        assertTrue(skipped.err().contains("configmap/BAD_NAME cannot be restored"), skipped.err());
        assertEquals(ExitCode.DONE, on("bare", "get configmap good -n default").exitCode());
    }

    @Test
    void aFileThatIsNoneChangesNothing() throws IOException {
        Path broken = folder.resolve("broken.gz");
        Files.write(broken, new byte[] {0x1f, (byte) 0x8b, 1, 2, 3});
        Ran ran = on("bare", "snapshot restore " + broken);
        assertEquals(ExitCode.REFUSED, ran.exitCode());
        assertTrue(ran.err().contains("broken.gz"), ran.err());
        assertEquals(ExitCode.REFUSED, on("bare", "snapshot save " + folder.resolve("missing/x.yaml")).exitCode());
        assertEquals(ExitCode.USAGE, on("bare", "snapshot").exitCode());
    }
}
