package dev.pilothouse.kubeconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginProtocolTest {

    private static final Entry.Plugin PLUGIN = PluginScripts.plugin(Path.of("/login"));

    @Test
    void tellsThePluginNothingOfTheClusterUnlessAsked() {
        assertEquals(
                "{\"kind\":\"ExecCredential\",\"apiVersion\":\"v\",\"spec\":{\"interactive\":false}}",
                PluginProtocol.information("v", Optional.empty()));
    }

    @Test
    void tellsThePluginOfTheClusterWithTheExtensionMeantForIt(@TempDir Path folder) throws IOException {
        Identity authority = Identity.make("secp256r1");
        Files.writeString(folder.resolve("ca.crt"), authority.certificatePem());
        Path file = Files.writeString(folder.resolve("config"), """
                clusters:
                - name: dev
                  cluster:
                    server: https://dev:6443
                    tls-server-name: api
                    certificate-authority: ca.crt
                    proxy-url: socks5://proxy:1080
                    disable-compression: true
                    extensions:
                    - {name: other, extension: {a: b}}
                    - name: client.authentication.k8s.io/exec
                      extension: {audience: shop, scopes: [a, b], depth: 2}
                """);
        Entry.Cluster cluster = Objects.requireNonNull(Merged.read(List.of(file)).clusters().get("dev"));
        Tree spec = Json.read(PluginProtocol.information("v", Optional.of(PluginProtocol.cluster(cluster)))).tree("spec");
        assertEquals(
                Map.of(
                        "server", "https://dev:6443",
                        "tls-server-name", "api",
                        "certificate-authority-data", Identity.base64(authority.certificatePem()),
                        "proxy-url", "socks5://proxy:1080",
                        "disable-compression", true,
                        "config", Map.of("audience", "shop", "scopes", List.of("a", "b"), "depth", 2L)),
                spec.tree("cluster").fields());
    }

    @Test
    void readsATokenWithItsExpiry() {
        var answer = answer("\"token\":\"abc\",\"expirationTimestamp\":\"2026-03-01T10:00:00+02:00\"");
        assertEquals(Optional.of("Bearer abc"), answer.credential().authorization());
        assertEquals(Optional.of(Instant.parse("2026-03-01T08:00:00Z")), answer.expiry());
    }

    @Test
    void readsACertificate() {
        Identity identity = Identity.make("secp256r1");
        String status = Json.write(new Tree(Map.of(
                "clientCertificateData", identity.certificatePem(),
                "clientKeyData", Identity.pem("PRIVATE KEY", identity.key().getEncoded()))));
        var answer = answer(status.substring(1, status.length() - 1));
        assertEquals(identity.key(), answer.credential().key().orElseThrow().key());
        assertEquals(Optional.empty(), answer.expiry());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s3cret", "[\"s3cret\"]", "{\"kind\":\"ExecCredential\"", "{}",
            "{\"kind\":\"Secret\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\"token\":\"s3cret\"}}",
            "{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1beta1\",\"status\":{\"token\":\"s3cret\"}}",
            "{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{}}",
            "{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\"token\":\"s3cret\",\"expirationTimestamp\":\"soon\"}}"})
    void refusesEverythingElseWithoutQuotingIt(String text) {
        Problem problem = refusal(text);
        assertEquals(ProblemCode.PLUGIN_ANSWER, problem.code());
        assertEquals(List.of("/login"), problem.args());
        assertFalse(problem.detail().contains("s3cret"), problem.detail());
        assertEquals("hint on stderr", problem.detail().lines().toList().getLast());
    }

    @Test
    void refusesHalfAKeyPair() {
        String certificate = Identity.make("secp256r1").certificatePem().replace("\n", "\\n");
        Problem problem = refusal(PluginScripts.answer("\"clientCertificateData\":\"" + certificate + "\""));
        assertEquals(Problem.of(ProblemCode.KEY_MISSING, "/login", "clientKeyData"), problem);
    }

    private static PluginProtocol.Answer answer(String status) {
        return PluginProtocol.answer(PLUGIN, new PluginRunner.Output(PluginScripts.answer(status), ""));
    }

    private static Problem refusal(String text) {
        var output = new PluginRunner.Output(text, "hint on stderr");
        return assertThrows(ProblemException.class, () -> PluginProtocol.answer(PLUGIN, output)).problem();
    }
}
