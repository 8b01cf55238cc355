package dev.pilothouse.platform.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries calls to one address over docker-java's transport. Blocks the thread that calls, which a {@link Worker} has made.
 *
 * <p>Each call has a connection of its own. A kept one that died with its engine would fail the next call, and a write that failed so
 * could not be told from one that was carried out.
 */
final class Transport implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int PLAIN_PORT = 2375;
    private static final int TLS_PORT = 2376;

    private final EngineEndpoint endpoint;
    private final Object making = new Object();
    private @Nullable DockerHttpClient client;

    Transport(EngineEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    String server() {
        return endpoint.address();
    }

    /**
     * Sends a call and returns its answer, whatever its status, when the head of it has arrived.
     *
     * @param version before the path, such as {@code /v1.41}; empty for the newest that the engine knows
     * @param body sent as it is, in place of the call's own body
     */
    Answer open(String version, EngineCall call, Optional<InputStream> body) {
        Map<String, String> headers = new LinkedHashMap<>(call.headers());
        headers.put("Connection", "close");
        DockerHttpClient.Request.Builder request = DockerHttpClient.Request.builder()
                .method(call.method().name())
                .path(call.target(version));
        if (body.isPresent()) {
            headers.putIfAbsent("Content-Type", "application/x-tar");
            request.body(body.get());
        } else if (call.body().isPresent()) {
            headers.put("Content-Type", "application/json");
            request.bodyBytes(Json.bytes(call.body().get()));
        } else if (call.method() == EngineCall.Method.POST) {
            request.bodyBytes(new byte[0]);
        } else if (call.method() == EngineCall.Method.DELETE) {
            request.body(InputStream.nullInputStream()); // the library sends a DELETE again, unless its body cannot be read twice
        }
        try {
            return new Answer(client().execute(request.putAllHeaders(headers).build()));
        } catch (RuntimeException e) {
            throw Trouble.of(server(), e);
        }
    }

    private DockerHttpClient client() {
        synchronized (making) {
            if (client == null) {
                ZerodepDockerHttpClient.Builder builder =
                        new ZerodepDockerHttpClient.Builder().dockerHost(uri()).connectionTimeout(CONNECT).maxConnections(Integer.MAX_VALUE);
                endpoint.tls().ifPresent(tls -> builder.sslConfig(EngineTls.of(server(), tls)));
                client = builder.build();
            }
            return client;
        }
    }

    /**
     * Returns the address as the library takes it.
     *
     * @throws ProblemException {@code ENGINE_ADDRESS_WRONG} when nobody can be spoken to there
     */
    private URI uri() {
        try {
            return switch (endpoint.scheme()) {
                case "unix", "npipe" -> new URI(endpoint.scheme(), "", endpoint.place(), null);
                case "tcp", "http", "https" -> tcp(endpoint);
                default -> throw unusable(endpoint);
            };
        } catch (URISyntaxException e) {
            throw unusable(endpoint);
        }
    }

    /** Returns host and port of an address, the usual port where it names none. */
    static URI tcp(EngineEndpoint endpoint) {
        int usual = endpoint.tls().isPresent() ? TLS_PORT : PLAIN_PORT;
        try {
            URI given = new URI("tcp://" + endpoint.place());
            if (given.getHost() == null) {
                throw unusable(endpoint);
            }
            return new URI("tcp", null, given.getHost(), given.getPort() < 0 ? usual : given.getPort(), given.getPath(), null, null);
        } catch (URISyntaxException e) {
            throw unusable(endpoint);
        }
    }

    private static ProblemException unusable(EngineEndpoint endpoint) {
        return new ProblemException(Problem.of(ProblemCode.ENGINE_ADDRESS_WRONG, endpoint.address()));
    }

    @Override
    public void close() {
        synchronized (making) {
            if (client != null) {
                try {
                    client.close();
                } catch (IOException e) {
                    // nothing was pending on it that somebody waits for
                }
                client = null;
            }
        }
    }
}
