package dev.pilothouse.testing;

import dev.pilothouse.cluster.Forward;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.net.Socket;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A forwarded port without a port: the test says what is connected. */
public final class FakeForward implements Forward {

    /** The ports of this computer, as far as a test needs them. */
    public static final class Ports {

        private final List<FakeForward> open = new CopyOnWriteArrayList<>();
        private final Set<Integer> taken = new HashSet<>();

        public List<FakeForward> open() {
            return open;
        }

        public FakeForward only() {
            return open.getFirst();
        }

        /** Makes that port one that another program has. */
        public void take(int port) {
            taken.add(port);
        }

        Forward open(Supplier<Target> target, Local local, Consumer<Event> heard) {
            if (taken.contains(local.port())) {
                throw new ProblemException(Problem.of(ProblemCode.LOCAL_PORT_TAKEN, Integer.toString(local.port())));
            }
            FakeForward forward = new FakeForward(target, local.port() == 0 ? 40_001 : local.port(), heard, open::remove);
            open.add(forward);
            return forward;
        }
    }

    private final Supplier<Target> target;
    private final int port;
    private final Consumer<Event> heard;
    private final Consumer<FakeForward> closed;
    private Traffic traffic = Traffic.NONE;

    private FakeForward(Supplier<Target> target, int port, Consumer<Event> heard, Consumer<FakeForward> closed) {
        this.target = target;
        this.port = port;
        this.heard = heard;
        this.closed = closed;
    }

    /** Carries a connection to its end, with so many bytes each way. */
    public Target carry(long bytes) {
        Target to = target.get();
        heard.accept(new Event.Opened(to));
        traffic = new Traffic(0, traffic.connections() + 1, traffic.received() + bytes, traffic.sent() + bytes);
        heard.accept(new Event.Ended(to, bytes));
        return to;
    }

    public void fail(Problem problem) {
        heard.accept(new Event.Failed(problem));
    }

    @Override
    public int localPort() {
        return port;
    }

    @Override
    public Traffic traffic() {
        return traffic;
    }

    @Override
    public Socket connect() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        closed.accept(this);
    }
}
