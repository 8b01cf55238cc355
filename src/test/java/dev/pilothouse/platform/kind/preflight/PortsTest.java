package dev.pilothouse.platform.kind.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pilothouse.platform.kind.preflight.EngineFacts.Container;
import dev.pilothouse.platform.kind.preflight.EngineFacts.Published;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has a port: real sockets of this process, and tables of the kernel in a folder that stands in for it. */
class PortsTest {

    @TempDir
    private Path root = Path.of("");

    private final Locale before = Locale.getDefault();

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    private static Ports ports(List<Container> containers, boolean ours) {
        return new Ports(containers, ours, false, new Listeners(Path.of("/")), 1024);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 0.0.0.0,   true",
        "0.0.0.0,   127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
    })
    void aPortIsTakenOnAnAddress(String listens, String asked, boolean taken) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(listens), 0));
            PortHolder holder = ports(List.of(), true).of("tcp", asked, socket.getLocalPort());
            if (Files.isReadable(Path.of("/proc/net/tcp"))) {
                assertEquals(taken ? new PortHolder.ThisApp() : new PortHolder.Nobody(), holder);
            } else {
                assertEquals(!taken, holder instanceof PortHolder.Nobody);
            }
        }
    }

    @Test
    void datagramsHavePortsOfTheirOwn() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            int port = socket.getLocalPort();
            assertEquals(new PortHolder.Nobody(), ports(List.of(), true).of("tcp", "127.0.0.1", port));
            PortHolder holder = Files.isReadable(Path.of("/proc/net/udp")) ? new PortHolder.ThisApp() : new PortHolder.Somebody();
            assertEquals(holder, ports(List.of(), true).of("udp", "127.0.0.1", port));
        }
    }

    @Test
    void aPortThatWasClosedAMomentAgoIsFree() throws IOException {
        assumeTrue(Files.isReadable(Path.of("/proc/net/tcp")), "nothing tells who listens");
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = server.getLocalPort();
            try (var _ = new java.net.Socket(InetAddress.getLoopbackAddress(), port); var _ = server.accept()) {
                assertEquals(new PortHolder.ThisApp(), ports(List.of(), true).of("tcp", "127.0.0.1", port));
            }
        }
        assertEquals(new PortHolder.Nobody(), ports(List.of(), true).of("tcp", "127.0.0.1", port));
    }

    @Test
    void theLanguageOfThePersonChangesNothing() throws IOException {
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            PortHolder holder = ports(List.of(), true).of("tcp", "127.0.0.1", socket.getLocalPort());
            assertEquals(Files.isReadable(Path.of("/proc/net/tcp")) ? new PortHolder.ThisApp() : new PortHolder.Somebody(), holder);
        }
    }

    @Test
    void containersHoldPortsEvenWhereNobodyListens() {
        Container database = new Container("db", "running", Map.of(), List.of(new Published("0.0.0.0", 5432, "tcp"), new Published("127.0.0.1", 5433, "udp")));
        Container stopped = new Container("old", "exited", Map.of(), List.of(new Published("0.0.0.0", 5434, "tcp")));
        Ports ports = ports(List.of(database, stopped), false);
        assertEquals(new PortHolder.Container("db"), ports.of("tcp", "127.0.0.1", 5432));
        assertEquals(new PortHolder.Nobody(), ports.of("udp", "127.0.0.1", 5432));
        assertEquals(new PortHolder.Container("db"), ports.of("udp", "0.0.0.0", 5433));
        assertEquals(new PortHolder.Nobody(), ports.of("udp", "127.0.0.2", 5433));
        assertEquals(new PortHolder.Nobody(), ports.of("tcp", "127.0.0.1", 5434));
    }

    @Test
    void portsOfAnotherComputerAreNotTriedHere() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertEquals(new PortHolder.Nobody(), ports(List.of(), false).of("tcp", "127.0.0.1", socket.getLocalPort()));
        }
    }

    @Test
    void anAddressMustBeOneOfThisComputer() {
        assertEquals(new PortHolder.NoSuchAddress(), ports(List.of(), true).of("tcp", "192.0.2.7", 8080));
        assertEquals(new PortHolder.Nobody(), ports(List.of(), true).of("tcp", "not an address", 8080));
    }

    private void tables(String tcp, String tcp6) throws IOException {
        Files.createDirectories(root.resolve("proc/net"));
        String head = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
        Files.writeString(root.resolve("proc/net/tcp"), head + tcp);
        Files.writeString(root.resolve("proc/net/tcp6"), head + tcp6);
    }

    /** As Linux prints them: 127.0.0.1:8080 listens, 127.0.0.1:9090 is only a connection, [::]:443 listens. */
    private static final String TCP =
            """
               0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 81234 1 0000000000000000 100 0 0 10 0
               1: 0100007F:2382 0100007F:D431 01 00000000:00000000 00:00000000 00000000  1000        0 81235 1 0000000000000000 20 4 30 10 -1
            broken line
            """;
    private static final String TCP6 = "   0: 00000000000000000000000000000000:01BB 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000"
            + "     0        0 99 1 0000000000000000 100 0 0 10 0\n";

    @Test
    void theKernelsTablesNameTheProcess() throws IOException {
        tables(TCP, TCP6);
        Files.createDirectories(root.resolve("proc/4121/fd"));
        Files.createDirectories(root.resolve("proc/17/fd"));
        Files.writeString(root.resolve("proc/4121/comm"), "java\n");
        Files.createSymbolicLink(root.resolve("proc/4121/fd/12"), Path.of("socket:[81234]"));
        Files.createSymbolicLink(root.resolve("proc/17/fd/3"), Path.of("pipe:[81234]"));
        Listeners listeners = new Listeners(root);
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        assertEquals(Optional.of(new PortHolder.Program("java", 4121)), listeners.program("tcp", loopback, 8080));
        assertEquals(Optional.of(new PortHolder.Program("java", 4121)), listeners.program("tcp", InetAddress.ofLiteral("0.0.0.0"), 8080));
        assertEquals(Optional.empty(), listeners.program("tcp", InetAddress.ofLiteral("10.0.0.4"), 8080));
        assertEquals(Optional.empty(), listeners.program("tcp", loopback, 9090));
        assertEquals(Optional.empty(), listeners.program("tcp", loopback, 443), "another user's process");
        assertEquals(true, listeners.any("tcp", loopback, 443));
        assertEquals(false, listeners.any("tcp", loopback, 9090));
    }

    @Test
    void aPortOfRootsIsForbiddenToAnEngineWithoutRoot() throws IOException {
        boolean refused;
        try (ServerSocket _ = new ServerSocket(1, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            refused = false;
        } catch (IOException e) {
            refused = true;
        }
        assumeTrue(refused, "this user may listen on every port");
        tables("", "");
        assertEquals(new PortHolder.Forbidden(), new Ports(List.of(), true, true, new Listeners(root), 1024).of("tcp", "127.0.0.1", 1));
        assertEquals(new PortHolder.Nobody(), new Ports(List.of(), true, false, new Listeners(root), 1024).of("tcp", "127.0.0.1", 1));
    }
}
