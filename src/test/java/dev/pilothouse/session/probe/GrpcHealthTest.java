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
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class GrpcHealthTest {

    private static final GrpcHealth HEALTH = new GrpcHealth("shop", "10.0.0.1:80", "kube-probe/1.34");

    /** Last bytes of a question about {@code shop}. */
    private static final String QUESTION = "\0\0\0\0\6\n\4shop";

    private static final String SETTINGS = "000000 04 00 00000000";
    private static final String HEADERS = "000001 01 04 00000001 88";

    private static Optional<String> ask(String frames, boolean stay) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(frames.replace(" ", ""));
        try (AnswerServer server = new AnswerServer(QUESTION, bytes, stay);
                Socket socket = server.connect()) {
            return HEALTH.ask(socket, new Deadline(Duration.ofSeconds(stay ? 1 : 20)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SERVING, 000007 00 00 00000001 00 00000002 0801",
        "NOT_SERVING, 000007 00 01 00000001 00 00000002 0802",
        "UNKNOWN, 000005 00 01 00000001 00 00000000",
        "9, 000007 00 01 00000001 00 00000002 0809",
        "SERVING, 00000a 00 09 00000001 02 00 00000002 0801 0000",
        "SERVING, 000004 00 00 00000001 00 000000 000003 00 01 00000001 02 0801",
    })
    void readsTheStatus(String status, String data) throws IOException {
        assertEquals(Optional.of(status), ask(SETTINGS + HEADERS + data, false));
    }

    @Test
    void answersSettingsAndPings() throws IOException {
        assertEquals(
                Optional.of("SERVING"),
                ask(SETTINGS + "000008 06 00 00000000 0102030405060708" + "000004 08 00 00000000 0000ffff" + HEADERS + "000007 00 01 00000001 00 00000002 0801", false));
    }

    @Test
    void noticesACallThatEndsWithoutAStatus() throws IOException {
        assertEquals(Optional.empty(), ask(SETTINGS + "000001 01 05 00000001 88", true), "headers alone, as for an unknown service");
        assertEquals(Optional.empty(), ask(SETTINGS + "000004 03 00 00000001 00000007", true), "a reset stream");
        assertEquals(Optional.empty(), ask(SETTINGS + "000008 07 00 00000000 0000000000000000", true), "a server that goes away");
    }

    @Test
    void noticesWhatIsNoGrpc() {
        assertThrows(ProtocolException.class, () -> ask(HexFormat.of().formatHex("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII)), false));
        assertThrows(EOFException.class, () -> ask(SETTINGS, false));
        assertThrows(SocketTimeoutException.class, () -> ask(SETTINGS, true));
    }

    @Test
    void asksForTheServiceByName() throws IOException {
        byte[] end = HexFormat.of().parseHex((SETTINGS + "000001 01 05 00000001 88").replace(" ", ""));
        try (AnswerServer server = new AnswerServer(QUESTION, end, false);
                Socket socket = server.connect()) {
            HEALTH.ask(socket, new Deadline(Duration.ofSeconds(20)));
            assertTrue(server.asked().startsWith("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
            assertTrue(server.asked().contains("/grpc.health.v1.Health/Check"));
        }
    }
}
