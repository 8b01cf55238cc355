package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.kubeconfig.ClientKey;
import dev.pilothouse.kubeconfig.Trust;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP clients of one cluster: one for calls that somebody waits for, and as many for streams as are needed.
 *
 * <p>The JDK's client multiplexes all requests on one HTTP/2 connection and fails above the server's limit of streams, which is 100
 * on API servers. So each client carries at most {@value #STREAMS} streams, and further ones get another client.
 */
final class Connections implements AutoCloseable {

    static final int STREAMS = 60;

    private final Route route;
    private final Trust trust;
    private final Duration connect;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Lane> lanes = new ArrayList<>();
    private Optional<ClientKey> key = Optional.empty();
    private @Nullable SSLContext tls;
    private @Nullable HttpClient calls;

    Connections(Route route, Trust trust, Duration connect) {
        this.route = route;
        this.trust = trust;
        this.connect = connect;
    }

    /** A client with a number of streams on it; give it back when the stream has ended. */
    final class Lane {
        private final HttpClient client;
        private int streams;

        private Lane(HttpClient client) {
            this.client = client;
        }

        HttpClient client() {
            return client;
        }

        void giveBack() {
            synchronized (Connections.this) {
                streams--;
            }
        }
    }

    /** Returns the client for short calls. */
    synchronized HttpClient calls(Optional<ClientKey> wanted) {
        use(wanted);
        if (calls == null) {
            calls = client();
        }
        return calls;
    }

    /** Takes room for one stream. */
    synchronized Lane lane(Optional<ClientKey> wanted) {
        use(wanted);
        Lane free = lanes.stream().filter(lane -> lane.streams < STREAMS).findFirst().orElseGet(() -> {
            Lane added = new Lane(client());
            lanes.add(added);
            return added;
        });
        free.streams++;
        return free;
    }

    /** Uses this client no more: its connections may be dead without saying so. Streams that still live on it go on. */
    synchronized void abandon(HttpClient client) {
        if (client == calls) {
            calls = null;
        }
        lanes.removeIf(lane -> lane.client == client);
        client.shutdown();
    }

    /** Another client certificate needs other connections. */
    private void use(Optional<ClientKey> wanted) {
        if (tls != null && wanted.equals(key)) {
            return;
        }
        key = wanted;
        tls = TlsContexts.of(trust, wanted);
        if (calls != null) {
            calls.shutdown();
            calls = null;
        }
        lanes.forEach(lane -> lane.client.shutdown());
        lanes.clear();
    }

    private HttpClient client() {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(route.secure() ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connect)
                .proxy(route.proxySelector())
                .executor(executor);
        if (tls != null) {
            builder.sslContext(tls);
        }
        return builder.build();
    }

    @Override
    public synchronized void close() {
        if (calls != null) {
            calls.shutdownNow();
        }
        lanes.forEach(lane -> lane.client.shutdownNow());
        executor.shutdownNow();
    }
}
