package dev.pilothouse.cluster;

import dev.pilothouse.model.Column;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One cluster, real or simulated: the door that everything in the house goes through.
 *
 * <p>Calls block and throw {@link ProblemException}; the caller chooses the thread. An interrupted call ends
 * early with {@code CANCELLED}. Implementations are safe for use by many threads.
 */
public interface Cluster extends AutoCloseable {

    /** Asks who answers there, which version it is and who we are to it. The first call also signs in. */
    ServerInfo server();

    /** Returns the kinds that the cluster serves, read once and again when {@code refresh} is set. */
    Catalog catalog(boolean refresh);

    /** Returns what this platform can do. */
    Set<Capability> capabilities();

    /** Returns the columns of the kind's rows, in the order of {@link Row#cells()}; may read the kind's definition once. */
    List<Column> columns(Kind kind);

    /** Lists once and returns all rows. */
    List<Row> rows(Query query);

    /**
     * Lists and then follows the rows until closed. Returns at once; the sink is called on threads of the cluster, never by two
     * at once. It goes on through lost connections and expired versions by itself and says so through {@link RowSink#state}.
     */
    Subscription follow(Query query, RowSink sink);

    /** Hands over whole documents one by one, as the server has them, without keeping them. */
    void documents(Query query, Consumer<Document> consumer);

    /** Does the same, and returns the version of the list that they are from; empty where the platform has none. */
    default String documentsOfVersion(Query query, Consumer<Document> consumer) {
        documents(query, consumer);
        return "";
    }

    /** Fetches one object as it is now. */
    Document get(ResourceRef ref);

    /**
     * Carries out a write, or only rehearses it on the server.
     *
     * <p>A write that reached the server is never sent again; when the connection fails before the answer, the problem is
     * {@code OUTCOME_UNKNOWN}.
     */
    WriteResult write(Write write, boolean dryRun);

    /**
     * Returns the types of a group and version by their names, as the server describes them: {@code components.schemas} of its OpenAPI
     * v3 document. Large, so whoever asks keeps what it needs of it.
     *
     * @param apiVersion for example {@code apps/v1}
     * @return nothing when the server does not say, or the platform has no such description
     */
    default Optional<Tree> openApi(String apiVersion) {
        return Optional.empty();
    }

    /**
     * Reads the log of a container and, when asked, follows it through lost connections. Returns at once; closing ends it without a
     * further word. Needs {@link Capability#LOGS}.
     */
    default Subscription logs(ResourceRef pod, LogOptions options, LogSink sink) {
        throw notOffered(Capability.LOGS);
    }

    /** Starts a command in a container. Needs {@link Capability#EXEC}. */
    default Exec exec(ResourceRef pod, Exec.Order order, ExecStreams streams) {
        throw notOffered(Capability.EXEC);
    }

    /**
     * Takes part in the program that a container was started with: sees what it writes from now on and types into it. Closing leaves the
     * program alone. How it ended is only told where the platform knows; it counts as 0 otherwise. Needs {@link Capability#EXEC}.
     *
     * @param terminal whether the container was started with a terminal; has to be as it was
     */
    default Exec attach(ResourceRef pod, String container, boolean terminal, ExecStreams streams) {
        throw notOffered(Capability.EXEC);
    }

    /**
     * Opens a port on this computer that leads to a port of a pod. Needs {@link Capability#PORT_FORWARD}.
     *
     * @param target asked for each connection; may block and throw {@link ProblemException}
     * @param heard told what happens, on threads of the cluster
     */
    default Forward forward(Supplier<Forward.Target> target, Forward.Local local, Consumer<Forward.Event> heard) {
        throw notOffered(Capability.PORT_FORWARD);
    }

    /** Opens a port that only this computer reaches; 0 for any that is free. */
    default Forward forward(Supplier<Forward.Target> target, int localPort, Consumer<Forward.Event> heard) {
        return forward(target, Forward.Local.loopback(localPort), heard);
    }

    /**
     * Asks a web server in the cluster through the API server. An answer of the web server is returned whatever its status; a refusal
     * of the API server itself is thrown. Needs {@link Capability#PROXY}.
     */
    default ProxyRequest.Answer proxy(ProxyRequest request) {
        throw notOffered(Capability.PROXY);
    }

    /**
     * Measures about once a second what a container that runs uses, until closed or until it stands still. Returns at once; the consumer is
     * called on a thread of the cluster. Needs {@link Capability#USAGE}.
     */
    default Subscription usage(ResourceRef container, Consumer<Usage> consumer) {
        throw notOffered(Capability.USAGE);
    }

    private static ProblemException notOffered(Capability capability) {
        return new ProblemException(Problem.of(ProblemCode.NOT_OFFERED, capability.name()));
    }

    /** Returns the median of the latest calls in milliseconds, or 0 before the first. */
    long latencyMillis();

    /** Returns the clock by which the cluster's moments are to be read: its own as far as it is known, else this computer's. */
    default InstantSource clock() {
        return InstantSource.system();
    }

    /** Ends all streams and connections. */
    @Override
    void close();
}
