package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.kubeconfig.Credential;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** The question that shows whether a connection lives: for what every server tells everybody. A refusal is a sign of life as well. */
final class Question implements Heartbeat.Questions {

    static final Request WHAT = Request.get("/version", Subject.path("/version"));

    private final Connections connections;
    private final Answers answers;
    private final Silence silence;
    private final Patience patience;
    private final Function<Credential, HttpRequest> signed;
    private volatile boolean shared = true;

    /** By which somebody asked last. To get another one, plugins may open windows, which nobody wants of a mere sign of life. */
    private volatile Credential latest = new Credential(Optional.empty(), Optional.empty());

    /** @param signed makes the request */
    Question(
            Connections connections,
            Answers answers,
            Silence silence,
            Patience patience,
            Function<Credential, HttpRequest> signed) {
        this.connections = connections;
        this.answers = answers;
        this.silence = silence;
        this.patience = patience;
        this.signed = signed;
    }

    /** Tells whether the server lets requests share a connection, as far as is known. */
    boolean shared() {
        return shared;
    }

    /** Has a way connected, so that whoever uses it next shares that connection. */
    void connect(Way way, Credential credential) {
        latest = credential;
        try {
            way.open(() -> first(way, credential));
        } catch (InterruptedException e) {
            throw answers.interrupted(WHAT);
        }
    }

    private Way.Sign first(Way way, Credential credential) {
        Instant begun = silence.now();
        try {
            Way.Sign sign = Heartbeat.heard(ask(way, credential), this, patience);
            shared = sign.shared();
            silence.alive(way, sign, way.replaced(sign), begun);
            return sign;
        } catch (InterruptedException e) {
            throw answers.interrupted(WHAT);
        } catch (TimeoutException e) {
            connections.leave(way);
            throw answers.failed(WHAT, new HttpConnectTimeoutException("no answer"));
        } catch (ExecutionException e) {
            throw answers.failed(WHAT, e.getCause() instanceof IOException io ? io : new IOException(e.getCause()));
        }
    }

    @Override
    public CompletableFuture<Way.Sign> by(Way way) {
        return ask(way, latest);
    }

    @Override
    public CompletableFuture<Way.Sign> elsewhere() {
        Credential credential = latest;
        Way way = connections.fresh(credential.key());
        try {
            CompletableFuture<Way.Sign> sign = ask(way, credential);
            var _ = sign.whenComplete((_, _) -> connections.giveBack(way));
            return sign;
        } catch (ProblemException e) {
            connections.giveBack(way);
            throw e;
        }
    }

    @Override
    public void lost(Way way) {
        connections.leave(way);
    }

    private CompletableFuture<Way.Sign> ask(Way way, Credential credential) {
        CompletableFuture<HttpResponse<Void>> sent;
        try {
            sent = way.client().sendAsync(signed.apply(credential), HttpResponse.BodyHandlers.discarding());
        } catch (RejectedExecutionException e) {
            throw new ProblemException(Problem.of(ProblemCode.CANCELLED), e);
        }
        CompletableFuture<Way.Sign> sign = sent.thenApply(Way.Sign::of);
        var _ = sign.whenComplete((_, _) -> sent.cancel(true));
        return sign;
    }
}
