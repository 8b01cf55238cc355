package dev.pilothouse.kubeconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of each file in {@code samples/kubeconfigs}. */
class SamplesTest {

    private static final Path FOLDER = Path.of("samples", "kubeconfigs");

    private static final Map<String, List<String>> EXPECTED = Map.ofEntries(
            Map.entry("shop.yaml", List.of()),
            Map.entry("empty.yaml", List.of("WARNING KUBECONFIG_EMPTY")),
            Map.entry("comments-only.yaml", List.of("WARNING KUBECONFIG_EMPTY")),
            Map.entry("broken-indent.yaml", List.of("ERROR KUBECONFIG_BROKEN")),
            Map.entry("tab.yaml", List.of("ERROR KUBECONFIG_BROKEN")),
            Map.entry("control-character.yaml", List.of("ERROR KUBECONFIG_BROKEN")),
            Map.entry("not-utf-8.yaml", List.of("ERROR KUBECONFIG_BROKEN")),
            Map.entry("cyclic-alias.yaml", List.of("ERROR KUBECONFIG_BROKEN")),
            Map.entry("unknown-alias.yaml", List.of("ERROR KUBECONFIG_BROKEN")),
            Map.entry("alias-bomb.yaml", List.of("ERROR KUBECONFIG_BROKEN")),
            Map.entry("deep.yaml", List.of("ERROR KUBECONFIG_BROKEN")),
            Map.entry("list-at-top.yaml", List.of("ERROR KUBECONFIG_WRONG_TYPE")),
            Map.entry("another-kind.yaml", List.of("ERROR KUBECONFIG_WRONG_TYPE")),
            Map.entry("another-version.yaml", List.of("ERROR KUBECONFIG_WRONG_TYPE")),
            Map.entry(
                    "wrong-types.yaml",
                    List.of(
                            "ERROR KUBECONFIG_WRONG_TYPE",
                            "ERROR KUBECONFIG_WRONG_TYPE",
                            "ERROR KUBECONFIG_WRONG_TYPE",
                            "ERROR KUBECONFIG_WRONG_TYPE",
                            "ERROR KUBECONFIG_WRONG_TYPE",
                            "ERROR KUBECONFIG_WRONG_TYPE",
                            "ERROR SERVER_WRONG")),
            Map.entry("duplicate-names.yaml", List.of("WARNING KUBECONFIG_DUPLICATE", "WARNING KUBECONFIG_DUPLICATE")),
            Map.entry("duplicate-keys.yaml", List.of("WARNING YAML_DUPLICATE_KEY")),
            Map.entry(
                    "missing-parts.yaml",
                    List.of(
                            "ERROR CLUSTER_MISSING",
                            "ERROR CLUSTER_MISSING",
                            "ERROR KUBECONFIG_WRONG_TYPE",
                            "ERROR USER_MISSING")),
            Map.entry("byte-order-mark.yaml", List.of("NOTE KUBECONFIG_BYTE_ORDER_MARK")),
            Map.entry("utf-16.yaml", List.of("NOTE KUBECONFIG_BYTE_ORDER_MARK")),
            Map.entry("shared-by-alias.yaml", List.of()),
            Map.entry("bad-base64.yaml", List.of("ERROR BASE64_BROKEN", "ERROR PEM_BROKEN")),
            Map.entry("relative-paths.yaml", List.of("ERROR REFERENCED_FILE", "ERROR REFERENCED_FILE")),
            Map.entry("unknown-keys.yaml", List.of()),
            Map.entry("several-credentials.yaml", List.of("WARNING CREDENTIALS_SEVERAL")),
            Map.entry("auth-provider.yaml", List.of("ERROR AUTH_PROVIDER_REMOVED")),
            Map.entry(
                    "plugins.yaml",
                    List.of(
                            "ERROR KUBECONFIG_WRONG_TYPE",
                            "ERROR PLUGIN_MISSING",
                            "ERROR PLUGIN_MISSING",
                            "ERROR PLUGIN_MISSING",
                            "ERROR PLUGIN_MISSING",
                            "ERROR PLUGIN_NEEDS_TERMINAL",
                            "ERROR PLUGIN_VERSION")),
            Map.entry(
                    "addresses.yaml",
                    List.of("ERROR PROXY_WRONG", "ERROR SERVER_WRONG", "ERROR SERVER_WRONG", "ERROR SERVER_WRONG")),
            Map.entry("hostile-names.yaml", List.of("ERROR KUBECONFIG_WRONG_TYPE")));

    static Set<String> names() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void saysWhatIsWrongAndNeverFails(String name) {
        List<String> found = Described.findings(Described.files(FOLDER.resolve(name))).stream()
                .filter(finding -> !finding.endsWith("READABLE_BY_OTHERS"))
                .sorted()
                .toList();
        assertEquals(EXPECTED.get(name), found);
    }

    @Test
    void readsOnAfterAWrongType() {
        var listing = Described.files(FOLDER.resolve("wrong-types.yaml"));
        Context fine = Described.context(listing, "fine");
        assertFalse(fine.broken());
        assertEquals("https://dev.shop.example:6443", fine.server());
        assertEquals("2024-10-01", fine.namespace());
        assertTrue(Described.context(listing, "dev").broken());
    }

    @Test
    void keepsTheOrderOfTheFileAndMarksTheCurrentContext() {
        var listing = Described.files(FOLDER.resolve("shop.yaml"));
        assertEquals(
                List.of("shop-dev", "shop-staging", "shop-prod"),
                listing.contexts().stream().map(Context::name).toList());
        Context dev = listing.contexts().getFirst();
        assertTrue(dev.current());
        assertEquals("shop", dev.namespace());
        assertEquals("default", listing.contexts().get(1).namespace());
        assertEquals(new Context.SignIn(Context.Way.TOKEN, ""), dev.signIn());
        assertEquals(FOLDER.resolve("shop.yaml").toString(), dev.source());
    }

    @Test
    void takesTheLastOfDuplicateKeysAndTheFirstOfDuplicateNames() {
        var keys = Described.files(FOLDER.resolve("duplicate-keys.yaml"));
        assertEquals("https://last.shop.example:6443", keys.contexts().getFirst().server());
        var names = Described.files(FOLDER.resolve("duplicate-names.yaml"));
        assertEquals("first", names.contexts().getFirst().namespace());
        assertEquals("https://first.shop.example:6443", names.contexts().getFirst().server());
        assertEquals(1, names.contexts().size());
    }

    @Test
    void followsAliasesAndMergeKeys() {
        var listing = Described.files(FOLDER.resolve("shared-by-alias.yaml"));
        assertEquals(
                List.of(
                        "https://dev.shop.example:6443",
                        "https://staging.shop.example:6443",
                        "https://dev.shop.example:6443"),
                listing.contexts().stream().map(Context::server).toList());
    }

    @Test
    void readsUtf16AndNamesInAnyScript() {
        assertEquals("开发", Described.files(FOLDER.resolve("utf-16.yaml")).contexts().getFirst().name());
        var hostile = Described.files(FOLDER.resolve("hostile-names.yaml"));
        assertEquals("生产 🚢", hostile.contexts().getLast().name());
        assertEquals("商店", hostile.contexts().getLast().namespace());
    }

    @Test
    void pointsAtTheLine() {
        var listing = Described.files(FOLDER.resolve("broken-indent.yaml"));
        assertEquals(List.of(FOLDER.resolve("broken-indent.yaml").toString(), "5", "11"), args(listing.findings().getFirst()));
        assertEquals(FOLDER.resolve("broken-indent.yaml") + ":5", listing.findings().getFirst().place());
        var deep = Described.files(FOLDER.resolve("deep.yaml"));
        assertEquals("3", args(deep.findings().getFirst()).get(1));
    }

    @Test
    void neverQuotesThePasswordOfAProxy() {
        var proxy = Described.context(Described.files(FOLDER.resolve("addresses.yaml")), "proxy");
        assertEquals(List.of("proxy", "proxy.shop.example"), args(proxy.findings().getFirst()));
    }

    private static List<String> args(dev.pilothouse.model.Finding finding) {
        return finding.problem().args();
    }
}
