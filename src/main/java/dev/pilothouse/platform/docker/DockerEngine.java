package dev.pilothouse.platform.docker;

import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connection to one container engine. Making it contacts nobody; the engine may come and go while it is open.
 *
 * <p>All calls block, end by themselves in bounded time, and throw {@link ProblemException}: {@code ENGINE_NOT_RUNNING},
 * {@code ENGINE_FORBIDDEN}, {@code ENGINE_SILENT}, {@code ENGINE_SICK} or {@code ENGINE_LOST} when the engine cannot be spoken to,
 * {@code ENGINE_HAS_NO} when it does not know what was named, {@code ENGINE_REFUSED} with its words for anything else, {@code CANCELLED}
 * when the calling thread was interrupted. Safe for use by many threads.
 */
public final class DockerEngine implements AutoCloseable {

    private static final Duration PING = Duration.ofSeconds(4);

    private final EngineEndpoint endpoint;
    private final Transport transport;
    private final Worker worker;
    private final Streams streams = new Streams();
    private volatile @Nullable Greeting greeting;

    public DockerEngine(EngineEndpoint endpoint) {
        this.endpoint = endpoint;
        transport = new Transport(endpoint);
        worker = new Worker(endpoint.address());
    }

    public EngineEndpoint endpoint() {
        return endpoint;
    }

    /** Asks whether the engine is there, and agrees on a version of the API. */
    public Greeting ping() {
        return ping(PING);
    }

    Greeting ping(Duration limit) {
        greeting = null;
        Greeting heard = worker.within(limit, this::hear);
        greeting = heard;
        return heard;
    }

    private Greeting hear() {
        try (Answer answer = transport.open("", EngineCall.get("/_ping"), Optional.empty())) {
            if (answer.status() != 200) {
                throw new ProblemException(Problem.of(ProblemCode.ENGINE_SICK, endpoint.address(), Integer.toString(answer.status())));
            }
            return Greeting.of(answer);
        } catch (ProblemException e) {
            throw e.problem().code() == ProblemCode.ENGINE_LOST ? certificateMissed(e) : e;
        }
    }

    /** By TLS 1.3 an engine that misses our certificate says so after the handshake, and often just hangs up. */
    private ProblemException certificateMissed(ProblemException lost) {
        boolean bare = endpoint.tls().filter(tls -> !Files.exists(tls.folder().resolve("cert.pem"))).isPresent();
        return bare ? new ProblemException(Problem.of(ProblemCode.ENGINE_TLS, endpoint.address()).withDetail(lost.problem().detail()), lost) : lost;
    }

    /** Returns what was agreed on with the engine; asks it when nobody did since it was lost. */
    public Greeting greeting() {
        Greeting known = greeting;
        return known == null ? ping() : known;
    }

    /** Returns what {@code docker info} shows. */
    public Tree info() {
        return get("/info");
    }

    /** Returns what {@code docker version} shows of the server. */
    public Tree version() {
        return get("/version");
    }

    /** Returns the object at a path without version, such as {@code /networks/kind}. */
    public Tree get(String path) {
        return tree(EngineCall.get(path));
    }

    /** Returns the objects of the list at a path. */
    public List<Tree> list(String path) {
        return trees(EngineCall.get(path));
    }

    public Tree post(String path, Tree body) {
        return tree(EngineCall.post(path).sending(body));
    }

    public void delete(String path) {
        run(EngineCall.delete(path));
    }

    /** Returns the object that answers a call; one without any field where the answer is empty. */
    public Tree tree(EngineCall call) {
        byte[] answer = bytes(call);
        if (answer.length == 0) {
            return Tree.EMPTY;
        }
        try {
            return Json.read(answer);
        } catch (ProblemException e) {
            throw broken(call, e);
        }
    }

    /** Returns the objects of the list that answers a call. */
    public List<Tree> trees(EngineCall call) {
        try {
            Object value = Json.readValue(bytes(call));
            return value == null ? List.of() : new Tree(Map.of("list", value)).trees("list");
        } catch (ProblemException e) {
            throw e.problem().code() == ProblemCode.YAML_BROKEN ? broken(call, e) : e;
        }
    }

    /** Makes a call whose answer says nothing but that it was done. */
    public void run(EngineCall call) {
        bytes(call);
    }

    /** Returns what is done with containers. */
    public Containers containers() {
        return new Containers(this);
    }

    /** Returns what is done with images. */
    public Images images() {
        return new Images(this);
    }

    /** Follows what happens in the engine, through its restarts, until closed. Returns at once. */
    public Subscription events(Map<String, List<String>> filters, EventSink sink) {
        return new Events(this, filters, sink).start();
    }

    /** Attaches a container to a network. */
    public void connect(String network, String container) {
        post("/networks/" + EngineCall.segment(network) + "/connect", new Tree(Map.of("Container", container)));
    }

    /** Detaches a container from a network, one that does not run too. */
    public void disconnect(String network, String container) {
        post("/networks/" + EngineCall.segment(network) + "/disconnect", new Tree(Map.of("Container", container, "Force", true)));
    }

    byte[] bytes(EngineCall call) {
        String version = apiVersion();
        return forgetting(() -> worker.within(call.limit(), () -> {
            try (Answer answer = transport.open(version, call, Optional.empty()).accepted(endpoint.address(), call)) {
                return answer.bytes();
            }
        }));
    }

    /**
     * Makes a call and hands its answer over as it arrives; the limit is how long nothing may move in either direction. The reader runs on
     * another thread, which is interrupted when the caller is.
     */
    <T> T stream(EngineCall call, Optional<InputStream> body, Reading<T> reading) {
        String version = apiVersion();
        Movement movement = new Movement();
        Optional<InputStream> sent = body.map(movement::of);
        return forgetting(() -> worker.whileMoving(movement, call.limit(), () -> read(version, call, sent, answer -> reading.read(answer.noticedBy(movement)))));
    }

    /** Does what {@link #stream} does without a limit on the calling thread, which must be a virtual one. */
    <T> T streamHere(EngineCall call, Reading<T> reading) {
        String version = apiVersion();
        return forgetting(() -> {
            try {
                return read(version, call, Optional.empty(), reading);
            } catch (IOException | RuntimeException e) {
                throw Trouble.of(endpoint.address(), e);
            }
        });
    }

    private <T> T read(String version, EngineCall call, Optional<InputStream> body, Reading<T> reading) throws IOException {
        try (Answer answer = transport.open(version, call, body).accepted(endpoint.address(), call)) {
            return reading.read(answer);
        }
    }

    /** Forgets what was agreed on when the engine is lost: it may come back as another version. */
    private <T> T forgetting(Supplier<T> work) {
        try {
            return work.get();
        } catch (ProblemException e) {
            switch (e.problem().code()) {
                case ENGINE_LOST, ENGINE_NOT_RUNNING, ENGINE_SILENT -> greeting = null;
                default -> {}
            }
            throw e;
        }
    }

    String apiVersion() {
        return "/v" + greeting().api();
    }

    Transport transport() {
        return transport;
    }

    Worker worker() {
        return worker;
    }

    Streams streams() {
        return streams;
    }

    private static ProblemException broken(EngineCall call, ProblemException why) {
        return new ProblemException(Problem.of(ProblemCode.ANSWER_BROKEN, call.path()).withDetail(why.problem().detail()), why);
    }

    /** Ends all streams and connections. */
    @Override
    public void close() {
        streams.close();
        transport.close();
    }

    /** Reads an answer while it arrives. */
    @FunctionalInterface
    interface Reading<T> {
        T read(Answer answer) throws IOException;
    }
}
