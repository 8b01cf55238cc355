package dev.pilothouse.guide.probe;

import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Optional;

/**
 * How a probe asks: one of the four handlers of the core API's {@code Probe}.
 *
 * <p>Ports of HTTP and TCP are a number or the name of a port of the container, both as text.
 */
public sealed interface Handler {

    /** A header of a request. Names may repeat. */
    record Header(String name, String value) {}

    /**
     * GET; a status from 200 to 399 passes.
     *
     * @param scheme {@code HTTP} or {@code HTTPS}
     * @param host empty for the pod's own address
     */
    record Http(String scheme, String host, String port, String path, List<Header> headers) implements Handler {}

    /**
     * Opens a connection; being accepted passes.
     *
     * @param host empty for the pod's own address
     */
    record Tcp(String host, String port) implements Handler {}

    /**
     * Asks the gRPC health service; {@code SERVING} passes.
     *
     * @param service empty for the server as a whole
     */
    record Grpc(int port, String service) implements Handler {}

    /** Runs a command in the container; exit code 0 passes. No shell is around it. */
    record Exec(List<String> command) implements Handler {}

    /** Returns the field of the probe that holds it. */
    default String field() {
        return switch (this) {
            case Http _ -> "httpGet";
            case Tcp _ -> "tcpSocket";
            case Grpc _ -> "grpc";
            case Exec _ -> "exec";
        };
    }

    /** Writes what is asked, short: {@code GET :8080/healthz}, {@code TCP :8080}, {@code gRPC :9000 cart}, the command. */
    default String asked() {
        return switch (this) {
            case Http http -> (http.scheme().equals("HTTPS") ? "GET https://" : "GET ") + http.host() + ":" + http.port() + http.path();
            case Tcp tcp -> "TCP " + tcp.host() + ":" + tcp.port();
            case Grpc grpc -> "gRPC :" + grpc.port() + (grpc.service().isEmpty() ? "" : " " + grpc.service());
            case Exec exec -> String.join(" ", exec.command());
        };
    }

    /** Tells whether both ask the same of the app, whatever headers they send. */
    default boolean asksTheSameAs(Handler other) {
        return withoutHeaders(this).equals(withoutHeaders(other));
    }

    private static Handler withoutHeaders(Handler handler) {
        return handler instanceof Http http ? new Http(http.scheme(), http.host(), http.port(), http.path(), List.of()) : handler;
    }

    /** Reads the handler of a probe; empty when it has none that we know. */
    static Optional<Handler> read(Tree probe) {
        Tree http = probe.tree("httpGet");
        if (probe.has("httpGet")) {
            List<Header> headers = http.trees("httpHeaders").stream().map(header -> new Header(header.text("name"), header.text("value"))).toList();
            return Optional.of(new Http(or(http.text("scheme"), "HTTP"), http.text("host"), http.text("port"), or(http.text("path"), "/"), headers));
        }
        if (probe.has("tcpSocket")) {
            return Optional.of(new Tcp(probe.text("tcpSocket", "host"), probe.text("tcpSocket", "port")));
        }
        if (probe.has("grpc")) {
            return Optional.of(new Grpc((int) probe.number(0, "grpc", "port"), probe.text("grpc", "service")));
        }
        if (probe.has("exec")) {
            return Optional.of(new Exec(probe.list("exec", "command").stream().map(String::valueOf).toList()));
        }
        return Optional.empty();
    }

    private static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
