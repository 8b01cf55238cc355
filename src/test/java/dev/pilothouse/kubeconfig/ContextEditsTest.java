package dev.pilothouse.kubeconfig;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pilothouse.model.Problem;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContextEditsTest {

    private static final String TEXT = """
            # kept by hand
            apiVersion: v1
            current-context: dev   # the safe one
            kind: Config
            contexts:
            - context:
                cluster: dev
                user: "me"
              name: dev
            # production is guarded
            - {name: 'prod', context: {cluster: prod, user: me, namespace: shop}}
            """;

    private final Path folder;
    private final Path file;

    ContextEditsTest(@TempDir Path folder) {
        this.folder = folder;
        file = folder.resolve("config");
    }

    @Test
    void usesAnotherContext() throws IOException {
        write(TEXT);
        edits().use("prod");
        assertEquals(TEXT.replace("current-context: dev ", "current-context: prod "), read());
    }

    @Test
    void addsTheCurrentContextWhenThereIsNone() throws IOException {
        write("apiVersion: v1 # first\nkind: Config\ncontexts: [{name: dev, context: {}}]");
        edits().use("dev");
        assertEquals(
                "apiVersion: v1 # first\ncurrent-context: dev\nkind: Config\ncontexts: [{name: dev, context: {}}]", read());
    }

    @Test
    void writesTheCurrentContextIntoTheFirstFileThatExistsAsKubectlDoes() throws IOException {
        write("# mine\n");
        Path other = Files.writeString(folder.resolve("other"), TEXT);
        new ContextEdits(new Locations(List.of(folder.resolve("gone"), file, other))).use("prod");
        assertEquals("# mine\ncurrent-context: prod\n", read());
        assertEquals(TEXT, Files.readString(other));
    }

    @Test
    void leavesTheFileAloneWhenNothingChanges() throws IOException {
        write(TEXT);
        var before = Files.getLastModifiedTime(file);
        edits().use("dev");
        edits().setNamespace("prod", "shop");
        assertEquals(before, Files.getLastModifiedTime(file));
    }

    @Test
    void setsANamespaceWhereThereIsOne() throws IOException {
        write(TEXT);
        edits().setNamespace("prod", "kasse");
        assertEquals(TEXT.replace("namespace: shop", "namespace: kasse"), read());
    }

    @Test
    void addsANamespaceInTheStyleOfTheEntry() throws IOException {
        write(TEXT);
        edits().setNamespace("dev", "shop");
        assertEquals(TEXT.replace("    cluster: dev\n", "    cluster: dev\n    namespace: shop\n"), read());
        write("contexts: [{name: dev, context: {}}]\n");
        edits().setNamespace("dev", "shop");
        assertEquals("contexts: [{name: dev, context: {namespace: shop}}]\n", read());
        write("contexts:\n- name: dev\n  context:\n    user: |\n      me\n    extensions: []\n");
        edits().setNamespace("dev", "shop");
        assertEquals("contexts:\n- name: dev\n  context:\n    namespace: shop\n    user: |\n      me\n    extensions: []\n", read());
    }

    @ParameterizedTest
    @ValueSource(strings = {"namespace:", "namespace: # none yet", "namespace: ~", "namespace: ''", "namespace: \"a\"", "namespace: a b",
            "namespace: >-\n        a", "namespace: |\n        a", "\"namespace\": a"})
    void replacesValuesOfEveryStyle(String line) throws IOException {
        String text = "contexts:\n- name: dev\n  context:\n      " + line + "\n      user: me # not you\n";
        write(text);
        edits().setNamespace("dev", "shop");
        assertTrue(read().endsWith("\n      user: me # not you\n"), read());
        assertEquals("shop", Described.files(file).contexts().getFirst().namespace());
    }

    @Test
    void keepsTheLineEndsOfWindowsAndTheByteOrderMark() throws IOException {
        String text = "\uFEFF" + TEXT.replace("\n", "\r\n");
        write(text);
        edits().setNamespace("dev", "shop");
        assertEquals(text.replace("cluster: dev\r\n", "cluster: dev\r\n    namespace: shop\r\n"), read());
        byte[] utf16 = ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16LE);
        Files.write(file, utf16);
        edits().use("prod");
        assertArrayEquals(
                ("\uFEFF" + TEXT.replace("context: dev ", "context: prod ")).getBytes(StandardCharsets.UTF_16LE),
                Files.readAllBytes(file));
    }

    @Test
    void renamesAContextAndTheCurrentContextWithIt() throws IOException {
        write(TEXT);
        edits().rename("dev", "test");
        assertEquals(TEXT.replace("name: dev", "name: test").replace("current-context: dev", "current-context: test"), read());
        edits().rename("prod", "it's live");
        assertTrue(read().contains("{name: 'it''s live', context"), read());
    }

    @Test
    void keepsTheQuotesOfItsWriter() throws IOException {
        write("contexts:\n- name: 'dev'\n- name: \"prod\"\n");
        edits().rename("dev", "test");
        edits().rename("prod", "live");
        assertEquals("contexts:\n- name: 'test'\n- name: \"live\"\n", read());
    }

    @Test
    void renamesTheCurrentContextInTheFileThatSetsIt() throws IOException {
        write("current-context: dev\n");
        Path other = Files.writeString(folder.resolve("other"), TEXT);
        new ContextEdits(new Locations(List.of(file, other))).rename("dev", "test");
        assertEquals("current-context: test\n", read());
        assertEquals(TEXT.replace("  name: dev", "  name: test"), Files.readString(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "null", "12", "1e3", "~", "a: b", "a #b", "'a'", "\"a\"", " a", "a ", "-", "- a", "[a", "@a", "*a", "0x1f",
            "生产", "a\tb", "a\u0007b", "arn:aws:eks:eu-1:12:cluster/shop", "user@shop", "a,b", "a}", "🚢", "%a", "true", "<<", "a\\b", "é\u200b"})
    void quotesNamesThatNeedIt(String name) throws IOException {
        for (String style : List.of("name: dev", "name: 'dev'", "name: \"dev\"", "{name: dev, x: y}")) {
            write("contexts:\n- " + style + "\n");
            edits().rename("dev", name);
            assertEquals(name, Described.files(file).contexts().getFirst().name(), read());
        }
    }

    @Test
    void writesUsualNamesWithoutQuotes() throws IOException {
        write("contexts:\n- name: dev\n");
        edits().rename("dev", "arn:aws:eks:eu-1:12:cluster/shop_a.b@c");
        assertEquals("contexts:\n- name: arn:aws:eks:eu-1:12:cluster/shop_a.b@c\n", read());
    }

    @Test
    void refusesWhatWouldChangeAnotherContextToo() throws IOException {
        for (String text : List.of(
                "contexts:\n- {name: a, context: &c {user: me, namespace: x}}\n- {name: b, context: *c}\n",
                "contexts:\n- {name: a, context: &c {user: me}}\n- {name: b, context: *c}\n",
                "contexts:\n- {name: &n b, context: {namespace: *n}}\n- {name: a, context: {namespace: &m x, user: *m}}\n")) {
            write(text);
            assertEquals(ProblemCode.KUBECONFIG_NOT_WRITTEN, refusal(() -> edits().setNamespace("a", "y")).code());
            assertEquals(text, read());
        }
    }

    @Test
    void replacesAnAliasByAValue() throws IOException {
        write("contexts:\n- {name: a, context: {namespace: &n x}}\n- {name: b, context: {namespace: *n }}\n");
        edits().setNamespace("b", "z");
        assertEquals("contexts:\n- {name: a, context: {namespace: &n x}}\n- {name: b, context: {namespace: z }}\n", read());
    }

    @Test
    void refusesUnknownAndTakenNames() throws IOException {
        write(TEXT);
        assertEquals(Problem.of(ProblemCode.CONTEXT_UNKNOWN, "qa", "dev, prod"), refusal(() -> edits().use("qa")));
        assertEquals(Problem.of(ProblemCode.CONTEXT_EXISTS, "prod"), refusal(() -> edits().rename("dev", "prod")));
        assertEquals(TEXT, read());
    }

    @Test
    void respectsTheLockOfKubectlAndLeavesNone() throws IOException {
        write(TEXT);
        Path lock = Files.createFile(folder.resolve("config.lock"));
        assertEquals(Problem.of(ProblemCode.KUBECONFIG_LOCKED, file.toString()), refusal(() -> edits().use("prod")));
        assertEquals(TEXT, read());
        Files.delete(lock);
        edits().use("prod");
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void keepsTheModeAndFollowsLinks() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no POSIX file modes here");
        write(TEXT);
        for (String mode : List.of("rw-------", "rw-r-----", "rw-r--r--")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            edits().setNamespace("dev", mode.replace("-", "x"));
            assertEquals(mode, PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        new ContextEdits(new Locations(List.of(link))).use("prod");
        assertTrue(Files.isSymbolicLink(link));
        assertTrue(read().contains("current-context: prod "));
    }

    private ContextEdits edits() {
        return new ContextEdits(new Locations(List.of(file)));
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }

    private String read() throws IOException {
        return Files.readString(file);
    }

    private static Problem refusal(Runnable edit) {
        return assertThrows(ProblemException.class, edit::run).problem();
    }
}
