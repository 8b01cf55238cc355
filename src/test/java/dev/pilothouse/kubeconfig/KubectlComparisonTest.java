package dev.pilothouse.kubeconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import dev.pilothouse.text.PlainScalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same files read by us and by the kubectl on the path. */
class KubectlComparisonTest {

    private static final Path SAMPLES = Path.of("samples", "kubeconfigs").toAbsolutePath();

    private final Path folder;

    KubectlComparisonTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void needsKubectl() {
        assumeTrue(Commands.present("kubectl"), "kubectl is not on the PATH");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "shop.yaml",
        "shop.yaml relative-paths.yaml several-credentials.yaml",
        "several-credentials.yaml relative-paths.yaml shop.yaml",
        "missing-parts.yaml shop.yaml",
        "byte-order-mark.yaml utf-16.yaml shop.yaml",
        "shared-by-alias.yaml unknown-keys.yaml",
        "duplicate-keys.yaml",
        "empty.yaml not-there.yaml comments-only.yaml shop.yaml",
        "hostile-names.yaml",
        "plugins.yaml auth-provider.yaml",
        "addresses.yaml"
    })
    void mergesAsKubectlDoes(String names) {
        List<Path> files = List.of(names.split(" ")).stream().map(SAMPLES::resolve).toList();
        Merged ours = Merged.read(files);
        Tree theirs = Json.read(kubectl(files, "config", "view", "--raw", "-o", "json"));

        assertEquals(theirs.text("current-context"), ours.currentContext());
        assertEquals(
                entries(theirs, "contexts", "context", "cluster", "user", "namespace"),
                ours.contexts().values().stream()
                        .collect(sorted(context -> List.of(context.cluster(), context.user(), context.namespace()))));
        assertEquals(
                entries(theirs, "clusters", "cluster", "server", "tls-server-name", "proxy-url", "certificate-authority"),
                ours.clusters().values().stream()
                        .collect(sorted(cluster -> List.of(
                                cluster.server(),
                                cluster.serverName(),
                                cluster.proxy(),
                                cluster.authority().file().map(Path::toString).orElse("")))));
        assertEquals(
                entries(theirs, "users", "user", "token", "username", "tokenFile", "as"),
                ours.users().values().stream()
                        .collect(sorted(user -> List.of(
                                user.token(),
                                user.username(),
                                user.tokenFile().map(Path::toString).orElse(""),
                                user.impersonation().user()))));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "broken-indent.yaml",
        "tab.yaml",
        "wrong-types.yaml",
        "duplicate-names.yaml",
        "another-kind.yaml",
        "another-version.yaml",
        "list-at-top.yaml",
        "cyclic-alias.yaml",
        "unknown-alias.yaml",
        "alias-bomb.yaml",
        "not-utf-8.yaml",
        "control-character.yaml",
        "deep.yaml",
        "bad-base64.yaml"
    })
    void kubectlRefusesWhatWeFindFaultWith(String name) {
        List<Path> files = List.of(SAMPLES.resolve(name));
        assertThrows(IllegalStateException.class, () -> kubectl(files, "config", "view"));
    }

    @Test
    void unquotedWordsMeanWhatTheyMeanToKubectl() throws IOException {
        List<String> words = List.of((
                        "y n Y yes on off true True TRUE tRUE null Null ~ 12 1_000 0o17 017 0x1f 0b11 1.5 1. .5 +1 -1 1e3 1E+3 e10 1e"
                                + " 12:30:45 12:30 2024-10-01 2024-10-01T10:00:00Z = 0x 0b 0o 08 1__0 _1 1_ +.5 0b12 -0x1f 0X1F 0B1 0O7"
                                + " +0o7 12e03 1.5e3 1.e+3 0 00 -0 9223372036854775807 -017 a")
                .split(" "));
        String fields = words.stream().map(word -> "'" + word + "': " + word).collect(Collectors.joining("\n    "));
        Path file = Files.writeString(
                folder.resolve("config"), "extensions:\n- name: x\n  extension:\n    " + fields + "\n");
        Tree theirs = Json.read(kubectl(List.of(file), "config", "view", "--raw", "-o", "json"))
                .trees("extensions")
                .getFirst()
                .tree("extension");
        for (String word : words) {
            assertEquals(number(theirs.fields().get(word)), number(PlainScalar.resolve(word)), word);
        }
    }

    /** JSON does not tell 1000 from 1000.0. */
    private static @Nullable Object number(@Nullable Object value) {
        return value instanceof Number number ? Double.valueOf(number.doubleValue()) : value;
    }

    @Test
    void kubectlReadsOurEdits() throws IOException {
        for (String name : List.of("shop.yaml", "byte-order-mark.yaml", "utf-16.yaml")) {
            Path file = Files.copy(SAMPLES.resolve(name), folder.resolve(name));
            var edits = new ContextEdits(new Locations(List.of(file)));
            String context = Described.files(file).contexts().getLast().name();
            edits.use(context);
            edits.setNamespace(context, "kasse");
            edits.rename(context, "yes");
            assertEquals("yes", kubectl(List.of(file), "config", "current-context").strip());
            Tree view = Json.read(kubectl(List.of(file), "config", "view", "--minify", "-o", "json"));
            assertEquals("kasse", view.trees("contexts").getFirst().text("context", "namespace"));
        }
    }

    @Test
    void weEditWhereKubectlEdits() throws IOException {
        Path first = Files.writeString(folder.resolve("first"), "kind: Config\napiVersion: v1\n");
        Path second = Files.copy(SAMPLES.resolve("shop.yaml"), folder.resolve("second"));
        List<Path> files = List.of(folder.resolve("gone"), first, second);
        var edits = new ContextEdits(new Locations(files));

        edits.use("shop-prod");
        String ours = Files.readString(first);
        Files.writeString(first, "kind: Config\napiVersion: v1\n");
        kubectl(files, "config", "use-context", "shop-prod");
        assertEquals(values(Files.readString(first)).get("current-context"), values(ours).get("current-context"));

        edits.setNamespace("shop-staging", "ours");
        String afterOurs = Files.readString(second);
        kubectl(files, "config", "set-context", "shop-staging", "--namespace", "ours");
        assertEquals(values(Files.readString(second)).get("contexts"), values(afterOurs).get("contexts"));
    }

    @Test
    void kubectlWaitsForNobodyWhoHoldsOurLock() throws IOException {
        Path file = Files.copy(SAMPLES.resolve("shop.yaml"), folder.resolve("config"));
        try (FileLock _ = FileLock.take(file)) {
            assertThrows(
                    IllegalStateException.class, () -> kubectl(List.of(file), "config", "use-context", "shop-prod"));
        }
        kubectl(List.of(file), "config", "use-context", "shop-prod");
    }

    private String kubectl(List<Path> files, String... arguments) {
        List<String> command = new ArrayList<>(List.of("kubectl"));
        command.addAll(List.of(arguments));
        String list = files.stream().map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator));
        return Commands.run(folder, Map.of("KUBECONFIG", list), command);
    }

    private static Map<?, ?> values(String text) {
        return Composer.compose("", text).orElseThrow().plain() instanceof Map<?, ?> map ? map : Map.of();
    }

    private static Map<String, List<String>> entries(Tree config, String section, String body, String... fields) {
        Map<String, List<String>> entries = new TreeMap<>();
        config.trees(section)
                .forEach(entry -> entries.put(
                        entry.text("name"),
                        List.of(fields).stream().map(field -> entry.text(body, field)).toList()));
        entries.remove("");
        return entries;
    }

    private static <E extends Entry> java.util.stream.Collector<E, ?, Map<String, List<String>>> sorted(
            java.util.function.Function<E, List<String>> fields) {
        return Collectors.toMap(Entry::name, fields, (one, _) -> one, TreeMap::new);
    }
}
