package dev.pilothouse.kubeconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextImportTest {

    private static final String ADDED = """
            apiVersion: v1
            kind: Config
            clusters:
            - name: kind-shop
              cluster: {certificate-authority-data: QQ==, server: 'https://127.0.0.1:4001'}
            contexts:
            - name: kind-shop
              context: {cluster: kind-shop, user: kind-shop}
            current-context: kind-shop
            users:
            - name: kind-shop
              user: {token: secret}
            """;

    private static final String THEIRS = """
            # kept by hand
            apiVersion: v1
            kind: Config
            current-context: prod   # the live one
            clusters:
              - name: prod
                cluster:
                  server: https://prod.example   # behind the VPN
            contexts:
              - name: prod
                context: {cluster: prod, user: me}
            users:
              - name: me
                user:
                  token: mine
            preferences: {}
            """;

    private final Path file;

    ContextImportTest(@TempDir Path folder) {
        file = folder.resolve("ordner mit ümlaut").resolve("config");
    }

    @Test
    void addsTheEntriesAndLeavesTheRestAsItWasWritten() throws IOException {
        write(THEIRS);

        new ContextImport(file).add(ADDED, false);

        String text = Files.readString(file);
        assertEquals(List.of(), THEIRS.lines().filter(line -> text.lines().noneMatch(line::equals)).toList());
        assertEquals("prod", merged().currentContext());
        assertEquals(List.of("https://prod.example", "https://127.0.0.1:4001"), servers());
        assertTrue(new ContextImport(file).has("kind-shop", "https://127.0.0.1:4001"));
        assertFalse(new ContextImport(file).has("kind-shop", "https://127.0.0.1:4002"));
    }

    @Test
    void switchesTheCurrentContextOnlyWhenAsked() throws IOException {
        write(THEIRS);

        new ContextImport(file).add(ADDED, true);

        assertEquals("kind-shop", merged().currentContext());
        assertTrue(Files.readString(file).contains("# the live one"));
    }

    @Test
    void replacesAnEntryOfTheSameNameWhereItStands() throws IOException {
        write(THEIRS);
        new ContextImport(file).add(ADDED, false);

        new ContextImport(file).add(ADDED.replace("4001", "4002"), false);

        assertEquals(List.of("https://prod.example", "https://127.0.0.1:4002"), servers());
        assertEquals(2, merged().contexts().size());
        assertEquals(List.of(), merged().shadowed());
    }

    @Test
    void makesAFileThatOnlyItsOwnerCanRead() throws IOException {
        new ContextImport(file).add(ADDED, false);

        assertEquals("", merged().currentContext());
        assertTrue(new ContextImport(file).has("kind-shop", "https://127.0.0.1:4001"));
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void whatWasAddedCanBeTakenAwayAgain() throws IOException {
        write(THEIRS);
        new ContextImport(file).add(ADDED, true);

        new ContextImport(file).remove("kind-shop");

        assertEquals(List.of("prod"), List.copyOf(merged().contexts().keySet()));
        assertEquals(List.of("prod"), List.copyOf(merged().clusters().keySet()));
        assertEquals(List.of("me"), List.copyOf(merged().users().keySet()));
        assertEquals("", merged().currentContext());
    }

    @Test
    void aUserOfAnotherContextStays() throws IOException {
        write(THEIRS.replace("- name: prod\n    context", "- {name: more, context: {cluster: prod, user: me}}\n  - name: prod\n    context"));

        new ContextImport(file).remove("prod");

        assertEquals(List.of("more"), List.copyOf(merged().contexts().keySet()));
        assertTrue(merged().users().containsKey("me"));
        assertTrue(merged().clusters().containsKey("prod"));
    }

    @Test
    void aLockedFileStaysAsItIs() throws IOException {
        write(THEIRS);
        Files.createFile(file.resolveSibling("config.lock"));

        ProblemException refused = assertThrows(ProblemException.class, () -> new ContextImport(file).add(ADDED, true));

        assertEquals(ProblemCode.KUBECONFIG_LOCKED, refused.problem().code());
        assertEquals(THEIRS, Files.readString(file));
    }

    @Test
    void aBrokenFileStaysAsItIs() throws IOException {
        write("clusters: [\n");

        ProblemException refused = assertThrows(ProblemException.class, () -> new ContextImport(file).add(ADDED, true));

        assertEquals(ProblemCode.KUBECONFIG_NOT_WRITTEN, refused.problem().code());
        assertEquals("clusters: [\n", Files.readString(file));
        assertFalse(Files.exists(file.resolveSibling("config.lock")));
    }

    private void write(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> servers() {
        return merged().clusters().values().stream().map(Entry.Cluster::server).toList();
    }

    private Merged merged() {
        return Merged.read(List.of(file));
    }
}
