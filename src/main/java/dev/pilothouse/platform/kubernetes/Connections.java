package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.kubeconfig.ClientKey;
import dev.pilothouse.kubeconfig.Trust;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The ways to one cluster: one for calls that somebody waits for, and as many for streams as are needed.
 *
 * <p>The JDK's client multiplexes all requests on one HTTP/2 connection and fails above the server's limit of streams, which is 100
 * on API servers. So each way carries at most {@value #STREAMS} streams, and further ones get another.
 */
final class Connections implements AutoCloseable {

    static final int STREAMS = 60;

    private final Route route;
    private final Trust trust;
    private final Duration connect;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Way> lanes = new ArrayList<>();
    /** How many requests are on a way, also on one that is used no more. */
    private final Map<Way, Integer> taken = new LinkedHashMap<>();

    /** Whoever opens a line waits for answers on it, and hears of nothing but its end. */
    private final Set<Line> opening = new HashSet<>();

    private boolean closed;
    private Optional<ClientKey> key = Optional.empty();
    private @Nullable SSLContext tls;
    private @Nullable Way calls;

    Connections(Route route, Trust trust, Duration connect) {
        this.route = route;
        this.trust = trust;
        this.connect = connect;
    }

    /** Takes room for a short call; give it back. */
    synchronized Way call(Optional<ClientKey> wanted) {
        use(wanted);
        Way way = calls;
        if (way == null) {
            way = another();
            calls = way;
        }
        return take(way);
    }

    /** Takes room for one stream; give it back when the stream has ended. */
    synchronized Way lane(Optional<ClientKey> wanted) {
        use(wanted);
        return take(lanes.stream().filter(lane -> taken.getOrDefault(lane, 0) < STREAMS).findFirst().orElseGet(() -> {
            Way added = another();
            lanes.add(added);
            return added;
        }));
    }

    /** Returns a way that nobody else uses, whose connection is made now; give it back. */
    synchronized Way fresh(Optional<ClientKey> wanted) {
        use(wanted);
        return take(another());
    }

    private Way take(Way way) {
        taken.merge(way, 1, Integer::sum);
        return way;
    }

    synchronized void giveBack(Way way) {
        if (taken.merge(way, -1, Integer::sum) <= 0) {
            taken.remove(way);
            if (way != calls && !lanes.contains(way)) {
                way.client().shutdown();
            }
        }
    }

    /**
     * A connection that no client uses.
     *
     * @param plain what it is made of: closing it ends whoever reads or writes, which a TLS socket would wait for
     * @param in what is read from it, in pieces as large as there is data at hand
     */
    record Line(Socket plain, InputStream in, OutputStream out) implements Closeable {
        @Override
        public void close() throws IOException {
            plain.close();
        }
    }

    /** Connects to the server, with TLS when it is spoken there; say when it is open. */
    Line line(Optional<ClientKey> wanted) throws IOException {
        Socket plain = route.dial();
        try {
            return opens(route.secure() ? secured(plain, context(wanted)) : new Line(plain, plain.getInputStream(), plain.getOutputStream()));
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private Line secured(Socket plain, SSLContext context) throws IOException {
        Wide wide = new Wide(plain);
        Socket secured = route.secured(wide, context);
        return new Line(plain, wide.gathering(secured.getInputStream()), secured.getOutputStream());
    }

    private synchronized Line opens(Line line) throws IOException {
        if (closed) {
            throw new SocketException("closed");
        }
        opening.add(line);
        return line;
    }

    /** From now on, the line is closed by whoever has opened it. */
    synchronized void opened(Line line) {
        opening.remove(line);
    }

    private synchronized SSLContext context(Optional<ClientKey> wanted) {
        use(wanted);
        return Objects.requireNonNull(tls);
    }

    /** Leaves a way: its connections may be dead without saying so. Streams that still live on it go on. */
    synchronized void leave(Way way) {
        if (way == calls) {
            calls = null;
        }
        lanes.remove(way);
        if (!taken.containsKey(way)) {
            way.client().shutdown();
        }
    }

    /** Another client certificate needs other connections. */
    private void use(Optional<ClientKey> wanted) {
        if (tls != null && wanted.equals(key)) {
            return;
        }
        key = wanted;
        tls = TlsContexts.of(trust, wanted);
        if (calls != null) {
            leave(calls);
        }
        List.copyOf(lanes).forEach(this::leave);
    }

    private Way another() {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(route.secure() ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connect)
                .proxy(route.proxySelector())
                .executor(executor);
        if (tls != null) {
            builder.sslContext(tls);
        }
        return new Way(builder.build());
    }

    @Override
    public synchronized void close() {
        closed = true;
        opening.forEach(Connections::end);
        if (calls != null) {
            calls.client().shutdownNow();
        }
        lanes.forEach(lane -> lane.client().shutdownNow());
        taken.keySet().forEach(way -> way.client().shutdownNow());
        executor.shutdownNow();
    }

    private static void end(Line line) {
        try {
            line.close();
        } catch (IOException e) {
            // it is of no more use either way
        }
    }
}
