package dev.pilothouse.session.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpGetTest {

    private static final HttpGet GET = new HttpGet("/ready?x=1", "10.0.0.1:80", Map.of("X-Token", "a", "host", "shop.example"), "kube-probe/1.34");

    private static HttpGet.Answer answer(String text, boolean stay, Duration limit) throws IOException {
        try (AnswerServer server = new AnswerServer("\r\n\r\n", text.getBytes(StandardCharsets.UTF_8), stay);
                Socket socket = server.connect()) {
            return GET.ask(socket, new Deadline(limit));
        }
    }

    private static HttpGet.Answer answer(String text) throws IOException {
        return answer(text, false, Duration.ofSeconds(20));
    }

    @Test
    void sendsWhatTheKubeletSends() throws IOException {
        try (AnswerServer server = new AnswerServer("\r\n\r\n", "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.UTF_8), false);
                Socket socket = server.connect()) {
            assertEquals(204, GET.ask(socket, new Deadline(Duration.ofSeconds(20))).status());
            String wanted = "GET /ready?x=1 HTTP/1.1\r\nAccept: */*\r\nConnection: close\r\nHost: shop.example\r\nUser-Agent: kube-probe/1.34\r\nX-Token: a\r\n\r\n";
            assertEquals(wanted, server.asked());
        }
    }

    @Test
    void readsBodiesOfAllLengths() throws IOException {
        assertEquals(new HttpGet.Answer(200, "", "größe"), answer("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\ngrößeXXX"));
        assertEquals(new HttpGet.Answer(503, "", "wait"), answer("HTTP/1.0 503 Busy\r\n\r\nwait"));
        assertEquals(
                new HttpGet.Answer(200, "", "one two"), answer("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\none \r\n3;x=y\r\ntwo\r\n0\r\n\r\n"));
        assertEquals(10 * 1024, answer("HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n" + "x".repeat(20_000)).body().length());
        assertEquals(new HttpGet.Answer(302, "/there", ""), answer("HTTP/1.1 302 Found\r\nLocation: /there\r\nContent-Length: 0\r\n\r\n"));
    }

    @Test
    void tellsWhatIsNoAnswer() {
        assertThrows(ProtocolException.class, () -> answer("SSH-2.0-OpenSSH_9.2\r\n"));
        assertThrows(EOFException.class, () -> answer(""));
        assertThrows(EOFException.class, () -> answer("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nshort"));
        assertThrows(EOFException.class, () -> answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"));
    }

    @Test
    void waitsNoLongerThanItMay() {
        Duration limit = Duration.ofMillis(200);
        assertThrows(SocketTimeoutException.class, () -> answer("", true, limit));
        assertThrows(SocketTimeoutException.class, () -> answer("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nslow", true, limit));
        assertTrue(new Deadline(limit).left().compareTo(limit) <= 0);
    }
}
