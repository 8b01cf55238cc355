package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.kubeconfig.Access;
import dev.pilothouse.kubeconfig.Credential;
import dev.pilothouse.kubeconfig.Credentials;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests to one API server: signed in, bounded in time, and compressed.
 *
 * <p>The JDK's HTTP client is used as it is. It streams bodies, speaks HTTP/2, shows every header and retries no write.
 */
final class Transport implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAUTHORIZED = 401;
    /** As long as nobody minds. */
    static final Duration UNLIMITED = Duration.ofDays(3650);

    private final Credentials credentials;
    private final Authentication authentication;
    private final Route route;
    private final Connections connections;
    private final Answers answers;
    private final Patience patience;
    private final Silence silence;
    private final String userAgent;
    private final Semaphore calls = new Semaphore(Connections.STREAMS);
    private final Latency latency = new Latency();
    private final ServerClock serverClock;
    private final Question question;
    private final Heartbeat heartbeat;

    Transport(Access access, Patience patience, InstantSource clock, String userAgent) {
        this.patience = patience;
        this.userAgent = userAgent;
        credentials = access.credentials();
        authentication = new Authentication(access.context(), access.impersonation());
        route = new Route(access, patience.connect());
        connections = new Connections(route, access.trust(), patience.connect());
        answers = new Answers(access.context(), route, patience);
        silence = new Silence(clock, patience.tick());
        serverClock = new ServerClock(clock);
        question = new Question(connections, answers, silence, patience, credential -> httpRequest(Question.WHAT, credential).build());
        heartbeat = new Heartbeat(silence, patience, question);
    }

    /** Tells whether the server lets streams share a connection, by which it can be asked for a sign of life. */
    boolean shared() {
        return question.shared();
    }

    Latency latency() {
        return latency;
    }

    ServerClock serverClock() {
        return serverClock;
    }

    /** Returns host and port of the server. */
    String server() {
        return route.hostAndPort();
    }

    /** Returns who translates what goes wrong. */
    Answers answers() {
        return answers;
    }

    /** Makes a short call, on connections that streams don't use. The answer may be a refusal. */
    Answer call(Request request) {
        return signedIn(request, this::sendCall);
    }

    /** Makes a short call and insists on a JSON answer that is no refusal. */
    Answer read(Request request) {
        return answers.insist(request, call(request));
    }

    /** Opens a list or a watch, and insists on a JSON answer that is no refusal. */
    Answer stream(Request request) {
        return stream(request, patience.answer());
    }

    /** @param limit within which it begins */
    Answer stream(Request request, Duration limit) {
        return answers.insist(request, signedIn(request, (what, credential) -> sendStream(what, credential, limit)));
    }

    /**
     * Opens an answer of any type that may go on whenever it likes.
     *
     * @param limit within which it begins
     */
    Answer open(Request request, Duration limit) {
        Answer answer = answers.accepted(request, signedIn(request, (what, credential) -> sendAlone(what, credential, limit)));
        answer.silenceLimit(UNLIMITED);
        return answer;
    }

    /** Opens an answer of any type that is there already, on a connection that no list and no watch uses. */
    Answer glance(Request request) {
        return answers.accepted(request, signedIn(request, (what, credential) -> sendAlone(what, credential, limit(what))));
    }

    /**
     * Opens a WebSocket (RFC 6455) on a connection of its own, signed in as every request.
     *
     * @param request of which path, subject and sign-in count
     * @param protocols that we speak, best first
     */
    Frames webSocket(Request request, List<String> protocols) {
        Credential credential = credentials.current();
        try {
            return upgraded(request, protocols, credential);
        } catch (ProblemException e) {
            if (e.problem().code() != ProblemCode.SIGNED_OUT || !credentials.refresh(credential)) {
                throw e;
            }
            return upgraded(request, protocols, credentials.current());
        }
    }

    private Frames upgraded(Request request, List<String> protocols, Credential credential) {
        URI address = URI.create(route.base() + request.path());
        Handshake handshake = new Handshake(address.getRawAuthority(), address.getRawPath() + "?" + address.getRawQuery(), protocols);
        handshake.add("User-Agent", userAgent);
        authentication.sign(credential, handshake::add);
        try {
            Connections.Line line = connections.line(credential.key());
            try {
                return upgraded(handshake, line);
            } catch (IOException | RuntimeException e) {
                line.close();
                throw e;
            } finally {
                connections.opened(line);
            }
        } catch (Handshake.RefusedException e) {
            throw new ProblemException(answers.problem(request.subject(), Answers.status(e.status(), e.body())), e);
        } catch (IOException e) {
            throw Thread.currentThread().isInterrupted() ? answers.interrupted(request) : answers.failed(request, e);
        }
    }

    private Frames upgraded(Handshake handshake, Connections.Line line) throws IOException {
        line.plain().setSoTimeout(Math.toIntExact(patience.answer().toMillis()));
        try {
            Frames frames = handshake.on(line);
            line.plain().setSoTimeout(0);
            return frames;
        } catch (SocketTimeoutException e) {
            throw new HttpTimeoutException(e.getMessage());
        }
    }

    /** Sends once with a credential. */
    @FunctionalInterface
    private interface Sender {
        Answer send(Request request, Credential credential);
    }

    /** Connects the first client of streams ahead of the first list; whatever goes wrong shows there. */
    void warmStreams() {
        Thread.ofVirtual().name("warm-up").start(() -> {
            Request request = Request.get("/version", Subject.path("/version"));
            try (Answer answer = stream(request)) {
                answers.tree(request, answer);
            } catch (ProblemException e) {
                LOG.debug("warming up: {}", e.problem().code());
            }
        });
    }

    private Answer signedIn(Request request, Sender sender) {
        Credential credential = credentials.current();
        Answer answer = patiently(request, sender, credential);
        if (answer.status() != UNAUTHORIZED || !renewed(credential, answer) || !request.repeatable()) {
            return answer;
        }
        answer.close();
        return patiently(request, sender, credentials.current());
    }

    /** Gets another credential; the answer is not needed any more when that fails. */
    private boolean renewed(Credential credential, Answer answer) {
        try {
            return credentials.refresh(credential);
        } catch (ProblemException e) {
            answer.close();
            throw e;
        }
    }

    /** Comes back later when the server asks for it, within the bounds of patience. */
    private Answer patiently(Request request, Sender sender, Credential credential) {
        Duration left = patience.longestRetryAfter();
        while (true) {
            Answer answer = sender.send(request, credential);
            Duration wait = answers.retryAfter(answer);
            if (answer.status() != TOO_MANY_REQUESTS || !request.repeatable() || wait.compareTo(left) > 0) {
                return answer;
            }
            answer.close();
            left = left.minus(wait);
            try {
                Thread.sleep(wait);
            } catch (InterruptedException e) {
                throw answers.interrupted(request);
            }
        }
    }

    private Answer sendCall(Request request, Credential credential) {
        try {
            calls.acquire();
        } catch (InterruptedException e) {
            throw answers.interrupted(request);
        }
        long start = System.nanoTime();
        Way way;
        try {
            way = connected(connections.call(credential.key()), credential);
        } catch (ProblemException e) {
            calls.release();
            throw e;
        }
        Answer answer = send(request, httpRequest(request, credential), way, limit(request), calls::release);
        latency.add(Duration.ofNanos(System.nanoTime() - start));
        return answer;
    }

    private Answer sendStream(Request request, Credential credential, Duration limit) {
        return send(request, httpRequest(request, credential), lane(credential), limit, () -> {});
    }

    /**
     * The head of an answer may come with its first byte only, as that of a log to which nothing is written. Such an answer has a
     * connection of its own (HTTP/1.1): whoever is slow to read it holds up no other, and little of it is held in memory.
     */
    private Answer sendAlone(Request request, Credential credential, Duration limit) {
        HttpRequest.Builder alone = httpRequest(request, credential).version(HttpClient.Version.HTTP_1_1);
        return send(request, alone, lane(credential), limit, () -> {});
    }

    private Way lane(Credential credential) {
        return connected(connections.lane(credential.key()), credential);
    }

    private Way connected(Way way, Credential credential) {
        boolean connected = false;
        try {
            question.connect(way, credential);
            connected = true;
            return way;
        } finally {
            if (!connected) {
                connections.giveBack(way);
            }
        }
    }

    private Duration limit(Request request) {
        return request.method().equals("GET") ? patience.answer() : patience.write();
    }

    /** Sends once by a way that is given back, and {@code afterwards} runs exactly once, when the answer is closed or sending failed. */
    private Answer send(Request request, HttpRequest.Builder http, Way way, Duration limit, Runnable afterwards) {
        Answer answer = null;
        CompletableFuture<HttpResponse<InputStream>> sent = null;
        Runnable begun = () -> {};
        try {
            HttpRequest built = http.build();
            CompletableFuture<HttpResponse<InputStream>> sending = way.client().sendAsync(built, HttpResponse.BodyHandlers.ofInputStream());
            sent = sending;
            boolean alone = !shared() || built.version().isPresent();
            begun = request.method().equals("GET") ? silence.waiting(way, alone, () -> sending.cancel(true)) : begun;
            HttpResponse<InputStream> response = sent.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            serverClock.heard(response.headers());
            Silence.Body body = silence.listen(response.body(), patience.answer(), way, Way.Sign.of(response));
            answer = new Answer(response.statusCode(), response.headers(), body, () -> {
                closed(body, way);
                connections.giveBack(way);
                afterwards.run();
            });
            return answer;
        } catch (InterruptedException e) {
            throw answers.interrupted(request);
        } catch (RejectedExecutionException e) {
            throw new ProblemException(Problem.of(ProblemCode.CANCELLED), e);
        } catch (TimeoutException | CancellationException e) {
            connections.leave(way);
            throw answers.failed(request, new HttpTimeoutException("no answer"));
        } catch (ExecutionException e) {
            way.doubt();
            throw answers.failed(request, e.getCause() instanceof IOException io ? io : new IOException(e.getCause()));
        } finally {
            begun.run();
            if (answer == null) {
                if (sent != null) {
                    sent.cancel(true);
                }
                connections.giveBack(way);
                afterwards.run();
            }
        }
    }

    private void closed(Silence.Body body, Way way) {
        if (body.cut()) {
            connections.leave(way);
        } else if (body.broken()) {
            way.doubt();
        }
    }

    private HttpRequest.Builder httpRequest(Request request, Credential credential) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(route.base() + request.path()))
                .header("User-Agent", userAgent)
                .header("Accept", request.accept())
                .header("Accept-Encoding", "gzip");
        request.content().ifPresent(content -> builder.header("Content-Type", content.type()));
        authentication.sign(credential, builder::header);
        return builder.method(
                        request.method(),
                        request.content()
                                .map(content -> HttpRequest.BodyPublishers.ofString(content.text()))
                                .orElseGet(HttpRequest.BodyPublishers::noBody));
    }

    @Override
    public void close() {
        heartbeat.close();
        silence.close();
        connections.close();
        route.close();
    }
}
