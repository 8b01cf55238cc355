package dev.pilothouse.platform.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.kubeconfig.ClientKey;
import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.testing.TestKeys;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine behind TLS, with the certificates of a folder. */
class EngineTlsTest {

    private final Path folder;

    EngineTlsTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        ClientKey client = TestKeys.client();
        Files.writeString(folder.resolve("ca.pem"), certificate("server"));
        Files.writeString(folder.resolve("cert.pem"), certificate("client"));
        Files.writeString(folder.resolve("key.pem"), pem("PRIVATE KEY", client.key().getEncoded()));
    }

    @Test
    void asksAnEngineThatAsksForACertificate() throws IOException {
        try (Server server = new Server(TestKeys.server());
                DockerEngine engine = server.opened(folder, true)) {
            assertEquals("1.41", engine.ping().api());
        }
    }

    @Test
    void endsTheInputOfACommandOverTls() throws IOException {
        try (Server server = new Server(TestKeys.server());
                DockerEngine engine = server.opened(folder, true)) {
            InputStream input = new ByteArrayInputStream("twelve bytes".getBytes(StandardCharsets.US_ASCII));
            assertEquals("12 bytes came", engine.containers().run("web", ExecOrder.of("wc"), input, Duration.ofSeconds(10)).output());
        }
    }

    @Test
    void trustsNobodyElse() throws IOException {
        try (Server server = new Server(TestKeys.elsewhere());
                DockerEngine engine = server.opened(folder, true)) {
            assertTls(engine);
        }
        try (Server server = new Server(TestKeys.expired());
                DockerEngine engine = server.opened(folder, true)) {
            assertTls(engine);
        }
    }

    /** The library checks the name in any case. */
    @Test
    void trustsAnyAuthorityWhereTheContextSaysSo() throws Exception {
        Files.writeString(folder.resolve("ca.pem"), certificate("elsewhere"));
        try (Server server = new Server(TestKeys.server());
                DockerEngine engine = server.opened(folder, false)) {
            assertEquals("1.41", engine.ping().api());
            InputStream input = InputStream.nullInputStream();
            assertEquals("0 bytes came", engine.containers().run("web", ExecOrder.of("wc"), input, Duration.ofSeconds(10)).output());
        }
    }

    /** The name is checked for commands too, which go another way. */
    @Test
    void checksTheNameOfTheEngine() throws Exception {
        Files.writeString(folder.resolve("ca.pem"), certificate("elsewhere"));
        try (Server server = new Server(TestKeys.elsewhere());
                DockerEngine engine = server.opened(folder, true)) {
            assertTls(engine);
            assertThrows(IOException.class, () -> Hijacked.open(engine.endpoint(), "/v1.41", EngineCall.post("/exec/e/start")));
        }
    }

    @Test
    void saysThatItsOwnCertificateIsMissed() throws IOException {
        Files.delete(folder.resolve("cert.pem"));
        try (Server server = new Server(TestKeys.server());
                DockerEngine engine = server.opened(folder, true)) {
            assertTls(engine);
        }
    }

    @Test
    void saysThatAFileIsBroken() throws IOException {
        Files.writeString(folder.resolve("key.pem"), "no key");
        try (Server server = new Server(TestKeys.server());
                DockerEngine engine = server.opened(folder, true)) {
            assertTrue(assertTls(engine).problem().detail().contains("key.pem"));
        }
    }

    private static ProblemException assertTls(DockerEngine engine) {
        ProblemException thrown = assertThrows(ProblemException.class, engine::ping);
        assertEquals(ProblemCode.ENGINE_TLS, thrown.problem().code(), thrown.toString());
        return thrown;
    }

    private static String certificate(String name) throws CertificateEncodingException {
        return pem("CERTIFICATE", TestKeys.certificate(name).getEncoded());
    }

    private static String pem(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    /** An engine that knows one command, which counts its input. */
    private static final class Server implements AutoCloseable {

        private final SSLServerSocket socket;

        Server(SSLContext tls) throws IOException {
            socket = (SSLServerSocket) tls.getServerSocketFactory().createServerSocket(0);
            socket.setNeedClientAuth(true);
            Thread.ofVirtual().name("tls-engine").start(this::accept);
        }

        DockerEngine opened(Path folder, boolean verify) {
            EngineEndpoint.Tls tls = new EngineEndpoint.Tls(folder, verify);
            return new DockerEngine(new EngineEndpoint("tcp://127.0.0.1:" + socket.getLocalPort(), Optional.of(tls)));
        }

        private void accept() {
            try {
                while (true) {
                    SSLSocket connection = (SSLSocket) socket.accept();
                    Thread.ofVirtual().name("tls-engine").start(() -> serve(connection));
                }
            } catch (IOException e) {
                // closed
            }
        }

        private static void serve(SSLSocket connection) {
            try (connection) {
                InputStream in = new BufferedInputStream(connection.getInputStream());
                StringBuilder head = new StringBuilder();
                while (head.indexOf("\r\n\r\n") < 0) {
                    head.append((char) new DataInputStream(in).readUnsignedByte());
                }
                String request = head.substring(0, head.indexOf(" HTTP"));
                int length = head.indexOf("Content-Length: ");
                in.skipNBytes(length < 0 ? 0 : Long.parseLong(head.substring(length + 16, head.indexOf("\r\n", length))));
                DataOutputStream out = new DataOutputStream(connection.getOutputStream());
                switch (request) {
                    case "GET /_ping" -> StandInEngine.send(out, StandInEngine.PING);
                    case "POST /v1.41/containers/web/exec" -> StandInEngine.json(out, 201, "{\"Id\": \"e\"}");
                    case "POST /v1.41/exec/e/start" -> count(in, out);
                    default -> StandInEngine.json(out, 200, "{\"Running\": false, \"ExitCode\": 0}");
                }
            } catch (IOException e) {
                // the other end hung up
            }
        }

        private static void count(InputStream in, DataOutputStream out) throws IOException {
            StandInEngine.send(out, "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n");
            byte[] said = (in.readAllBytes().length + " bytes came").getBytes(StandardCharsets.US_ASCII);
            out.writeInt(Frames.OUTPUT << 24);
            out.writeInt(said.length);
            out.write(said);
            out.flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
