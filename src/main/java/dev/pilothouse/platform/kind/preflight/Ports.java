package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.platform.kind.preflight.EngineFacts.Container;
import dev.pilothouse.platform.kind.preflight.EngineFacts.Published;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;

/**
 * Who has the ports of this computer: the engine is asked, then the port is tried by listening on it for a moment.
 *
 * <p>The system's words about a failure are in the language of the person, so they are not read: what it means is found out in other ways.
 */
final class Ports implements PortHolder.Finder {

    private final List<Container> containers;
    private final boolean ours;
    private final boolean rootless;
    private final Listeners listeners;
    private final int firstFreePort;

    /**
     * @param ours whether the engine publishes ports on this computer
     * @param rootless whether the engine has no more rights than its user
     * @param firstFreePort the first that needs no rights, 0 where there is no such rule
     */
    Ports(List<Container> containers, boolean ours, boolean rootless, Listeners listeners, int firstFreePort) {
        this.containers = containers.stream().filter(Container::runs).toList();
        this.ours = ours;
        this.rootless = rootless;
        this.listeners = listeners;
        this.firstFreePort = firstFreePort;
    }

    @Override
    public PortHolder of(String protocol, String text, int port) {
        Optional<InetAddress> literal = literal(text);
        if (literal.isEmpty()) {
            return new PortHolder.Nobody();
        }
        InetAddress address = literal.get();
        Optional<Container> container = containers.stream().filter(it -> publishes(it, protocol, address, port)).findFirst();
        if (container.isPresent()) {
            return new PortHolder.Container(container.get().name());
        }
        if (!ours || protocol.equals("sctp")) {
            return new PortHolder.Nobody();
        }
        return isHere(address) ? tried(protocol, address, port) : new PortHolder.NoSuchAddress();
    }

    private PortHolder tried(String protocol, InetAddress address, int port) {
        if (canListen(protocol, address, port)) {
            return new PortHolder.Nobody();
        }
        Optional<PortHolder.Program> program = listeners.program(protocol, address, port);
        if (program.isPresent()) {
            return program.get().process() == ProcessHandle.current().pid() ? new PortHolder.ThisApp() : program.get();
        }
        if (port < firstFreePort && listeners.known() && !listeners.any(protocol, address, port)) {
            return rootless ? new PortHolder.Forbidden() : new PortHolder.Nobody();
        }
        return new PortHolder.Somebody();
    }

    private static boolean canListen(String protocol, InetAddress address, int port) {
        InetSocketAddress place = new InetSocketAddress(address, port);
        if (protocol.equals("udp")) {
            try (DatagramSocket _ = new DatagramSocket(place)) {
                return true;
            } catch (SocketException e) {
                return false;
            }
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // as the engine does; one that was closed a moment ago is free
            socket.bind(place);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean publishes(Container container, String protocol, InetAddress address, int port) {
        for (Published published : container.ports()) {
            boolean same = published.port() == port && published.protocol().equals(protocol);
            if (same && literal(published.address()).map(it -> Listeners.overlap(it, address)).orElse(true)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHere(InetAddress address) {
        try {
            return address.isAnyLocalAddress() || address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true;
        }
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
