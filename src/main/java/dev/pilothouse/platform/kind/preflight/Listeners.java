package dev.pilothouse.platform.kind.preflight;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The programs of this computer that listen on ports, as Linux tells in {@code /proc}; elsewhere nothing is known. */
final class Listeners {

    /** A socket that is bound: where, and by which number a process holds it. */
    private record Socket(InetAddress address, int port, String inode) {}

    private static final String LISTENS = "0A";
    private static final String UNCONNECTED = "07";
    private static final int INODE = 9;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final Path proc;

    /** @param root folder above {@code proc} */
    Listeners(Path root) {
        proc = root.resolve("proc");
    }

    /** Tells whether it can be seen who listens. */
    boolean known() {
        return Files.isReadable(proc.resolve("net/tcp"));
    }

    /** Tells whether somebody listens where another could not. */
    boolean any(String protocol, InetAddress address, int port) {
        return !sockets(protocol, address, port).isEmpty();
    }

    /** Returns the process that does, unless it is another user's. */
    Optional<PortHolder.Program> program(String protocol, InetAddress address, int port) {
        List<String> targets = sockets(protocol, address, port).stream().map(socket -> "socket:[" + socket.inode + "]").toList();
        return targets.isEmpty() ? Optional.empty() : processes().stream().filter(process -> holds(process, targets)).findFirst().map(Listeners::named);
    }

    private List<Socket> sockets(String protocol, InetAddress address, int port) {
        return Stream.of("net/" + protocol, "net/" + protocol + "6")
                .flatMap(file -> lines(proc.resolve(file)).stream())
                .flatMap(line -> read(line, protocol.equals("tcp") ? LISTENS : UNCONNECTED).stream())
                .filter(socket -> socket.port == port && overlap(socket.address, address))
                .toList();
    }

    /** A socket on all addresses is in the way of every other, and the other way round. */
    static boolean overlap(InetAddress one, InetAddress other) {
        return one.isAnyLocalAddress() || other.isAnyLocalAddress() || one.equals(other);
    }

    private static Optional<Socket> read(String line, String state) {
        String[] fields = SPACES.split(line.strip(), -1);
        if (fields.length <= INODE || !fields[3].equals(state)) {
            return Optional.empty();
        }
        int colon = fields[1].indexOf(':');
        try {
            byte[] words = HexFormat.of().parseHex(fields[1].substring(0, colon));
            return Optional.of(new Socket(
                    InetAddress.getByAddress(inNetworkOrder(words)), Integer.parseInt(fields[1].substring(colon + 1), 16), fields[INODE]));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** The kernel prints words of four bytes as numbers of this machine; those that Java runs on have the lowest byte first. */
    private static byte[] inNetworkOrder(byte[] words) {
        byte[] bytes = new byte[words.length];
        for (int i = 0; i < words.length; i++) {
            bytes[i] = words[i - i % 4 + 3 - i % 4];
        }
        return bytes;
    }

    private List<Path> processes() {
        List<Path> processes = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(proc, "[0-9]*")) {
            folders.forEach(processes::add);
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            return List.of();
        }
        return processes;
    }

    private static boolean holds(Path process, List<String> targets) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : open) {
                if (targets.contains(target(descriptor))) {
                    return true;
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            return false; // another user's, or gone meanwhile
        }
        return false;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    private static PortHolder.Program named(Path process) {
        long id = Long.parseLong(String.valueOf(process.getFileName()));
        return new PortHolder.Program(lines(process.resolve("comm")).stream().findFirst().orElse(""), id);
    }

    private static List<String> lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            return List.of();
        }
    }
}
