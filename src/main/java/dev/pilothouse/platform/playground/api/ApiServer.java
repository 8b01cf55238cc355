package dev.pilothouse.platform.playground.api;

import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.access.Authorizer;
import dev.pilothouse.platform.playground.fault.ApiFaults;
import dev.pilothouse.platform.playground.kubelet.Containers;
import dev.pilothouse.platform.playground.registry.Caller;
import dev.pilothouse.platform.playground.registry.Registry;
import dev.pilothouse.platform.playground.registry.Target;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.schema.Schemas;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The API server of a simulated cluster: HTTPS on loopback, with an authority, an administrator and a token of its own.
 *
 * <p>Real clients must not notice the difference where it claims to support something; the rest answers a Status that says so.
 */
public final class ApiServer implements AutoCloseable {

    /**
     * What the server stands on.
     *
     * @param tokens knows tokens other than the administrator's
     * @param clock the simulated time
     */
    public record Parts(
            Registry registry,
            Schemas schemas,
            Authorizer authorizer,
            ApiFaults faults,
            Reviews reviews,
            TokenLookup tokens,
            Containers containers,
            Metrics metrics,
            Control control,
            InstantSource clock) {}

    /**
     * Where it listens and what it keeps.
     *
     * @param port 0 for any that is free
     * @param folder keeps the certificate authority and the administrator's token over a restart; empty for none
     */
    public record Place(int port, Optional<Path> folder) {}

    private final Credentials credentials;
    private final NettyServer server;

    private ApiServer(Credentials credentials, NettyServer server) {
        this.credentials = credentials;
        this.server = server;
    }

    /** Starts the server; it serves when this returns. */
    public static ApiServer start(Parts parts, Place place) throws IOException {
        return start(parts, place, NettyServer.Limits.USUAL);
    }

    static ApiServer start(Parts parts, Place place, NettyServer.Limits limits) throws IOException {
        return start(parts, place.port(), place.folder().isPresent() ? Credentials.keptIn(place.folder().get()) : Credentials.create(), limits);
    }

    /** Starts the server with credentials that were made before. */
    public static ApiServer start(Parts parts, int port, Credentials credentials) throws IOException {
        return start(parts, port, credentials, NettyServer.Limits.USUAL);
    }

    private static ApiServer start(Parts parts, int port, Credentials credentials, NettyServer.Limits limits) throws IOException {
        return new ApiServer(credentials, new NettyServer(port, credentials.tls(), limits, parts.clock(), handler(parts, credentials.token())));
    }

    private static ApiHandler handler(Parts parts, String token) {
        Schemas schemas = new MeasuredSchemas(parts.schemas());
        Targets targets = new Targets(schemas);
        Tables tables = new Tables(new Kinds(), resource -> definition(parts.registry(), targets, resource), parts.clock());
        Rendering rendering = new Rendering(tables);
        Verbs verbs = new Verbs(parts.registry(), new Bodies(schemas), rendering, parts.reviews());
        Rights rights = new Rights(parts.authorizer());
        Router router = new Router(
                targets,
                rights,
                parts.faults(),
                verbs,
                new PodStreams(parts.registry(), parts.containers()),
                new Measurements(parts.metrics(), rendering, parts.clock()),
                new Documents(schemas),
                parts.control());
        return new ApiHandler(parts.faults(), new SignIn(token, Credentials.ADMIN, parts.tokens()), rights, router);
    }

    private static Optional<Tree> definition(Registry registry, Targets targets, Resource resource) {
        try {
            return targets.definitions()
                    .map(definitions -> registry.get(Caller.system("apiserver"), new Target(definitions, "", resource.name(), "")).tree());
        } catch (Refusal _) {
            return Optional.empty();
        }
    }

    /** Returns the address, for example {@code https://127.0.0.1:6443}. */
    public URI address() {
        return URI.create("https://127.0.0.1:" + server.port());
    }

    /** Returns the administrator's token; a secret. */
    public String token() {
        return credentials.token();
    }

    int connections() {
        return server.connections();
    }

    Authority authority() {
        return credentials.authority();
    }

    /** Returns the certificate of the authority in PEM. */
    public String authorityPem() {
        return credentials.authority().certificatePem();
    }

    /**
     * Writes the administrator's kubeconfig, readable by its owner alone; its context has the cluster's name.
     *
     * @param namespace where kubectl looks when nobody names one
     */
    public void writeKubeconfig(Path file, String cluster, String namespace) throws IOException {
        AdminKubeconfig.write(file, cluster, namespace, address().toString(), authorityPem(), token(), credentials.admin());
    }

    @Override
    public void close() {
        server.close();
    }
}
