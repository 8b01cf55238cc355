package dev.pilothouse.platform.kubernetes;

import static dev.pilothouse.platform.kubernetes.Api.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.kubeconfig.Access;
import dev.pilothouse.kubeconfig.Trust;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.testing.Replies;
import dev.pilothouse.testing.ScriptedApi;
import dev.pilothouse.testing.ScriptedProxy;
import dev.pilothouse.testing.TestKeys;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ways to the server: TLS with its names and certificates, proxies, and the relay between. */
class RouteTest {

    private final ScriptedApi api = ScriptedApi.startSecure(TestKeys.server(), false)
            .on("/version", Replies.json("{\"gitVersion\":\"v1.34.4\"}"));

    @AfterEach
    void close() {
        api.close();
    }

    private static Trust trusting(String... names) {
        return new Trust(List.of(TestKeys.certificate("server")), false, List.of(names).stream().findFirst());
    }

    private static String versionThrough(Access access) {
        try (KubernetesCluster cluster = Api.cluster(access)) {
            return cluster.server().version();
        }
    }

    private static Problem problemOf(Access access) {
        try (KubernetesCluster cluster = Api.cluster(access)) {
            return problem(cluster::server);
        }
    }

    private Access access(Trust trust) {
        return Api.secure(api.uri(), trust, Optional.empty());
    }

    @Test
    void trustsTheAuthorityOfTheKubeconfig() {
        assertEquals("v1.34.4", versionThrough(access(trusting())));
    }

    @Test
    void trustsNobodyElse() {
        Trust other = new Trust(List.of(TestKeys.certificate("elsewhere")), false, Optional.empty());
        assertEquals(ProblemCode.CERTIFICATE_UNTRUSTED, problemOf(access(other)).code());
        Trust system = new Trust(List.of(), false, Optional.empty());
        assertEquals(ProblemCode.CERTIFICATE_UNTRUSTED, problemOf(access(system)).code());
        assertTrue(api.asked().isEmpty());
    }

    @Test
    void insistsOnTheName() {
        try (ScriptedApi elsewhere = ScriptedApi.startSecure(TestKeys.elsewhere(), false)) {
            Trust trust = new Trust(List.of(TestKeys.certificate("elsewhere")), false, Optional.empty());
            assertEquals(
                    ProblemCode.CERTIFICATE_NAME,
                    problemOf(Api.secure(elsewhere.uri(), trust, Optional.empty())).code());
            assertTrue(elsewhere.asked().isEmpty());
        }
    }

    @Test
    void insistsOnTheDatesOfACertificateThatIsTrustedItself() {
        try (ScriptedApi old = ScriptedApi.startSecure(TestKeys.expired(), false)) {
            Trust trust = new Trust(List.of(TestKeys.certificate("expired")), false, Optional.empty());
            Problem problem = problemOf(Api.secure(old.uri(), trust, Optional.empty()));
            assertEquals(ProblemCode.CERTIFICATE_UNTRUSTED, problem.code());
            assertTrue(old.asked().isEmpty());
        }
    }

    @Test
    void believesAnybodyWhenToldTo() {
        try (ScriptedApi elsewhere = ScriptedApi.startSecure(TestKeys.elsewhere(), false)) {
            elsewhere.on("/version", Replies.json("{\"gitVersion\":\"v1\"}"));
            Trust nobody = new Trust(List.of(), true, Optional.empty());
            assertEquals("v1", versionThrough(Api.secure(elsewhere.uri(), nobody, Optional.empty())));
        }
    }

    @Test
    void verifiesAnotherNameWhenToldTo() {
        assertEquals("v1.34.4", versionThrough(access(trusting("api.test"))));
        assertEquals(ProblemCode.CERTIFICATE_NAME, problemOf(access(trusting("wrong.test"))).code());
    }

    @Test
    void showsTheClientCertificate() {
        try (ScriptedApi strict = ScriptedApi.startSecure(TestKeys.server(), true)) {
            strict.on("/version", Replies.json("{\"gitVersion\":\"v1\"}"));
            assertEquals("v1", versionThrough(Api.secure(strict.uri(), trusting(), Optional.of(TestKeys.client()))));
            ProblemCode without = problemOf(Api.secure(strict.uri(), trusting(), Optional.empty())).code();
            assertTrue(without == ProblemCode.SIGNED_OUT || without == ProblemCode.CONNECTION_LOST, without::name);
        }
    }

    @Test
    void goesThroughAnHttpProxyWithCredentials() {
        try (ScriptedProxy proxy = ScriptedProxy.http("developer:hunter2")) {
            Access access = Api.through(access(trusting()), "http://developer:hunter2@127.0.0.1:" + proxy.port());
            assertEquals("v1.34.4", versionThrough(access));
            assertEquals(Set.of("127.0.0.1:" + api.port()), Set.copyOf(proxy.targets()));
        }
    }

    @Test
    void namesAnIpv6ServerToAProxyInBrackets() throws IOException {
        try (ScriptedProxy proxy = ScriptedProxy.http("developer:hunter2")) {
            URI address = URI.create("http://developer:hunter2@127.0.0.1:" + proxy.port());
            new ProxyDial(address, "fd00::1", 6443, Duration.ofSeconds(10)).open().close();
            assertEquals(List.of("[fd00::1]:6443"), proxy.targets());
        }
    }

    @Test
    void goesThroughASocksProxyThatResolvesTheName() {
        try (ScriptedProxy proxy = ScriptedProxy.socks("developer:hunter2")) {
            URI server = URI.create("https://localhost:" + api.port());
            Access access = Api.through(
                    Api.secure(server, trusting(), Optional.empty()), "socks5://developer:hunter2@127.0.0.1:" + proxy.port());
            assertEquals("v1.34.4", versionThrough(access));
            assertEquals(Set.of("localhost:" + api.port()), Set.copyOf(proxy.targets()));
        }
    }

    @Test
    void aProxyThatRefusesIsNamedWithoutItsPassword() {
        try (ScriptedProxy http = ScriptedProxy.http("developer:other"); ScriptedProxy socks = ScriptedProxy.socks("developer:other")) {
            for (String address : List.of("http://developer:hunter2@127.0.0.1:" + http.port(), "socks5://developer:hunter2@127.0.0.1:" + socks.port())) {
                Problem problem = problemOf(Api.through(access(trusting()), address));
                assertEquals(ProblemCode.PROXY_FAILED, problem.code());
                assertEquals(List.of(address.replace("developer:hunter2@", "")), problem.args());
                assertTrue(!problem.toString().contains("hunter2"));
            }
        }
    }

    @Test
    void anAbsentProxyIsNamed() {
        int port;
        try (ScriptedProxy gone = ScriptedProxy.http("")) {
            port = gone.port();
        }
        Problem problem = problemOf(Api.through(access(trusting()), "http://127.0.0.1:" + port));
        assertEquals(ProblemCode.PROXY_FAILED, problem.code());
    }

    @Test
    void anAbsentServerBehindTheRelayIsRefused() {
        api.close();
        assertEquals(ProblemCode.CONNECTION_REFUSED, problemOf(access(trusting("api.test"))).code());
    }

    @Test
    void theRelayLeadsToNoOtherTarget() throws IOException {
        Dial never = () -> {
            throw new AssertionError("dialled");
        };
        try (Relay relay = new Relay("api.test:6443", never)) {
            assertTrue(relay.address().getAddress().isLoopbackAddress());
            for (String line : List.of("CONNECT evil.test:6443 HTTP/1.1", "CONNECT api.test:64430 HTTP/1.1", "GET http://evil.test/ HTTP/1.1",
                    "GET http://api.test:6443@evil.test/ HTTP/1.1")) {
                assertTrue(answerOf(relay, line).startsWith("HTTP/1.1 403"), line);
            }
        }
    }

    private static String answerOf(Relay relay, String line) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), relay.address().getPort())) {
            socket.setSoTimeout(Math.toIntExact(Duration.ofSeconds(20).toMillis()));
            socket.getOutputStream().write((line + "\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
