package dev.pilothouse.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pilothouse.guide.RegistryDoor.Answer;
import dev.pilothouse.guide.RegistryLogins.Login;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins against a registry of this computer that behaves as the specification says. */
class HttpRegistryTest {

    private final HttpRegistry registry = new HttpRegistry();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    private String challenge = "";
    private int open = 401;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String host() {
        return "localhost:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        String right = "Basic " + Base64.getEncoder().encodeToString("mei:s3cret:ü".getBytes(StandardCharsets.UTF_8));
        String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        boolean token = exchange.getRequestURI().getPath().equals("/token");
        boolean basic = challenge.startsWith("Basic");
        int status = (token || basic) && given.equals(right) ? 200 : token ? 403 : open;
        exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private Answer enter(String password) {
        return registry.enter(new Login("http://" + host() + "/v1/", "mei", password, ""));
    }

    @Test
    void aRegistryThatAsksForTheLoginItself() {
        challenge = "Basic realm=\"images\"";
        assertEquals(new Answer.Accepted(), enter("s3cret:ü"));
        assertEquals(new Answer.Rejected(401), enter("wrong"));
        assertEquals(List.of("/v2/", "/v2/", "/v2/", "/v2/"), asked);
    }

    @Test
    void aRegistryThatNamesATokenService() {
        challenge = "Bearer realm=\"http://" + host() + "/token\",service=\"a service\"";
        assertEquals(new Answer.Accepted(), enter("s3cret:ü"));
        assertEquals(new Answer.Rejected(403), enter("wrong"));
        assertEquals("/token?account=mei&service=a+service", asked.get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"token.example", "localhost.token.example", "localhost:80@token.example", "127.token.example"})
    void aTokenServiceWithoutTlsElsewhereGetsNoPassword(String elsewhere) {
        challenge = "Bearer realm=\"http://" + elsewhere + "/token\"";
        Answer.Unknown unknown = assertInstanceOf(Answer.Unknown.class, enter("s3cret:ü"));
        assertTrue(unknown.why().contains("token service: http://" + elsewhere), unknown.why());
        assertEquals(List.of("/v2/"), asked);
    }

    @Test
    void whatTellsNothingIsSaidToTellNothing() {
        open = 200;
        assertEquals(new Answer.Open(), enter("any"));
        open = 404;
        assertEquals(new Answer.Unknown("HTTP 404"), enter("any"));
        stop();
        assertInstanceOf(Answer.Unknown.class, enter("any"));
        assertInstanceOf(Answer.Unknown.class, registry.enter(new Login("not a host", "a", "b", "")));
    }
}
