package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.cluster.Forward;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Listens on this computer and gives each connection a tunnel of its own. */
final class LocalForward implements Forward, Subscription {

    private static final int WAITING = 50;

    private final Transport transport;
    private final Supplier<Target> target;
    private final Consumer<Event> heard;
    private final Consumer<Subscription> afterwards;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger carried = new AtomicInteger();
    private final LongAdder connections = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final Map<Integer, CompletableFuture<Target>> awaited = new ConcurrentHashMap<>();

    LocalForward(Transport transport, Supplier<Target> target, Local at, Consumer<Event> heard, Consumer<Subscription> afterwards) {
        this.transport = transport;
        this.target = target;
        this.heard = heard;
        this.afterwards = afterwards;
        try {
            door = new ServerSocket(at.port(), WAITING, at.address());
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(ProblemCode.LOCAL_PORT_TAKEN, Integer.toString(at.port())).withDetail(String.valueOf(e.getMessage())), e);
        }
        Thread.ofVirtual().name("forward").start(this::accept);
    }

    @Override
    public int localPort() {
        return door.getLocalPort();
    }

    @Override
    public Traffic traffic() {
        return new Traffic(carried.get(), connections.sum(), received.sum(), sent.sum());
    }

    @Override
    public Socket connect() {
        Socket socket = new Socket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            CompletableFuture<Target> standing = new CompletableFuture<>();
            awaited.put(socket.getLocalPort(), standing);
            socket.connect(door.getLocalSocketAddress());
            standing.get();
            return socket;
        } catch (IOException e) {
            throw given(socket, new ProblemException(Problem.of(ProblemCode.CANCELLED), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw given(socket, new ProblemException(Problem.of(ProblemCode.CANCELLED), e));
        } catch (ExecutionException e) {
            throw given(socket, e.getCause() instanceof ProblemException known ? known : new ProblemException(unexpected(e), e));
        } finally {
            awaited.remove(socket.getLocalPort());
        }
    }

    private static ProblemException given(Socket socket, ProblemException problem) {
        closeQuietly(socket);
        return problem;
    }

    private void accept() {
        try {
            while (true) {
                Socket local = door.accept();
                Thread.ofVirtual().name("forward-connection").start(() -> serve(local));
            }
        } catch (IOException e) {
            close();
        }
    }

    private void serve(Socket local) {
        open.add(local);
        connections.increment();
        carried.incrementAndGet();
        CompletableFuture<Target> standing = awaited.getOrDefault(local.getPort(), new CompletableFuture<>());
        try (local) {
            local.setTcpNoDelay(true);
            Target wanted = target.get();
            try (Tunnel tunnel = new Tunnel(wanted, transport.answers(), local, received, sent)) {
                tunnel.open(transport);
                standing.complete(wanted);
                heard.accept(new Event.Opened(wanted));
                tunnel.carry();
                heard.accept(new Event.Ended(wanted, tunnel.received()));
            }
        } catch (ProblemException e) {
            standing.completeExceptionally(e);
            tell(e.problem());
        } catch (IOException | RuntimeException e) {
            standing.completeExceptionally(e);
            tell(unexpected(e));
        } finally {
            open.remove(local);
            carried.decrementAndGet();
        }
    }

    private void tell(Problem problem) {
        if (!door.isClosed()) {
            heard.accept(new Event.Failed(problem));
        }
    }

    private static Problem unexpected(Throwable cause) {
        return Problem.of(ProblemCode.UNEXPECTED).withDetail(String.valueOf(cause.getMessage()));
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is of no more use either way
        }
    }

    @Override
    public void close() {
        afterwards.accept(this);
        try {
            door.close();
        } catch (IOException e) {
            // nobody comes in any more either way
        }
        open.forEach(LocalForward::closeQuietly);
        awaited.values().forEach(standing -> standing.completeExceptionally(new ProblemException(Problem.of(ProblemCode.CANCELLED))));
    }
}
