package dev.pilothouse.kubeconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergedTest {

    private final Path folder;

    MergedTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void takesEachPartFromTheFirstFileThatHasIt() throws IOException {
        Path first = write("first", """
                contexts:
                - {name: dev, context: {cluster: dev, user: me}}
                """);
        Path second = write("second", """
                current-context: dev
                clusters:
                - {name: dev, cluster: {server: "https://second"}}
                users:
                - {name: me, user: {token: second}}
                """);
        Path third = write("third", """
                current-context: other
                clusters:
                - {name: dev, cluster: {server: "https://third", tls-server-name: third}}
                """);
        Merged merged = Merged.read(List.of(first, second, third, folder.resolve("not-there")));
        assertEquals("dev", merged.currentContext());
        Entry.Cluster cluster = entry(merged.clusters(), "dev");
        assertEquals("https://second", cluster.server());
        assertEquals("", cluster.serverName(), "an entry counts as a whole");
        assertEquals(second, cluster.origin().file());
        assertEquals(first, entry(merged.contexts(), "dev").origin().file());
    }

    @Test
    void resolvesPathsAgainstTheFolderOfTheirFile() throws IOException {
        Files.createDirectories(folder.resolve("team"));
        Path file = write("team/config", """
                clusters:
                - {name: dev, cluster: {server: "https://dev", certificate-authority: ../pki/ca.crt}}
                users:
                - name: me
                  user: {tokenFile: token, client-key: /etc/key, exec: {command: bin/login, apiVersion: v1}}
                - name: you
                  user: {exec: {command: login, apiVersion: v1}}
                """);
        Merged merged = Merged.read(List.of(file));
        assertEquals(folder.resolve("pki/ca.crt"), entry(merged.clusters(), "dev").authority().file().orElseThrow());
        Entry.User me = entry(merged.users(), "me");
        assertEquals(folder.resolve("team/token"), me.tokenFile().orElseThrow());
        assertEquals(Path.of("/etc/key"), me.key().file().orElseThrow());
        assertEquals(folder.resolve("team/bin/login").toString(), me.plugin().orElseThrow().command());
        assertEquals("login", entry(merged.users(), "you").plugin().orElseThrow().command());
    }

    @Test
    void saysThatNothingWasFound() {
        var listing = Described.files(folder.resolve("a"), folder.resolve("b"));
        assertEquals(List.of("NOTE KUBECONFIG_NONE"), Described.findings(listing));
        String looked = listing.findings().getFirst().problem().args().getFirst();
        assertEquals(folder.resolve("a") + ", " + folder.resolve("b"), looked);
    }

    @Test
    void oneBrokenFileDoesNotHideTheOthers() throws IOException {
        Path broken = write("broken", "contexts: [");
        Path good = write("good", """
                clusters: [{name: dev, cluster: {server: "https://dev"}}]
                contexts: [{name: dev, context: {cluster: dev}}]
                """);
        var listing = Described.files(broken, good);
        assertEquals(List.of("ERROR KUBECONFIG_BROKEN"), Described.findings(listing));
        assertEquals("dev", listing.contexts().getFirst().name());
    }

    @Test
    void saysOfEntriesInSeveralFilesWhichOneCounts() throws IOException {
        String text = """
                clusters: [{name: dev, cluster: {server: "https://dev"}}]
                contexts: [{name: dev, context: {cluster: dev}}]
                """;
        Path first = write("first", text);
        Path second = write("second", text);
        var listing = Described.files(first, second);
        assertEquals(
                List.of("NOTE KUBECONFIG_DUPLICATE", "NOTE KUBECONFIG_DUPLICATE"),
                Described.findings(listing.contexts().getFirst()));
        assertEquals(
                List.of(second.toString(), "1", "clusters", "dev", first.toString()),
                listing.contexts().getFirst().findings().getFirst().problem().args());
        assertTrue(listing.findings().isEmpty());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static <E extends Entry> E entry(Map<String, E> entries, String name) {
        return Objects.requireNonNull(entries.get(name));
    }
}
