package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.cluster.Exec;
import dev.pilothouse.cluster.ExecStreams;
import dev.pilothouse.cluster.Forward;
import dev.pilothouse.cluster.LogOptions;
import dev.pilothouse.cluster.LogSink;
import dev.pilothouse.cluster.ProxyRequest;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What goes on between us and running containers. Whatever is still open ends with it. */
final class Streams implements AutoCloseable {

    private static final int LONGEST_BODY = 1024 * 1024;

    private final Transport transport;
    private final Patience patience;
    private final Set<Subscription> open = ConcurrentHashMap.newKeySet();

    Streams(Transport transport, Patience patience) {
        this.transport = transport;
        this.patience = patience;
    }

    Subscription logs(ResourceRef pod, LogOptions options, LogSink sink) {
        LogStream stream = new LogStream(transport, patience, pod, options, sink, open::remove);
        open.add(stream);
        stream.start();
        return stream;
    }

    /** An order without a command attaches to what runs. */
    Exec exec(ResourceRef pod, Exec.Order order, ExecStreams streams) {
        ExecChannels exec = new ExecChannels(transport.answers(), pod, order, streams, open::remove);
        open.add(exec);
        exec.start(transport);
        return exec;
    }

    Forward forward(Supplier<Forward.Target> target, Forward.Local local, Consumer<Forward.Event> heard) {
        LocalForward forward = new LocalForward(transport, target, local, heard, open::remove);
        open.add(forward);
        return forward;
    }

    /** Distinguishes what the web server answers from what the API server itself says in the form of its refusals. */
    ProxyRequest.Answer proxy(ProxyRequest wanted) {
        String host = (wanted.secure() ? "https:" : "") + wanted.target().name() + ":" + wanted.port();
        ResourceRef through = new ResourceRef(wanted.target().kind(), wanted.target().namespace(), host);
        Request request = Request.get(
                        Paths.of(through, "proxy") + Paths.legal(wanted.path()), Subject.of("get", wanted.target(), "proxy"))
                .accepting("*/*");
        try (Answer answer = transport.call(request)) {
            byte[] body = answer.body().readNBytes(LONGEST_BODY);
            Optional<Status> refusal = answer.accepted() ? Optional.empty() : refusal(answer.status(), body);
            if (refusal.isPresent()) {
                throw new ProblemException(transport.answers().problem(request.subject(), refusal.get()));
            }
            return new ProxyRequest.Answer(answer.status(), answer.mediaType(), ByteBuffer.wrap(body).asReadOnlyBuffer());
        } catch (IOException e) {
            throw new ProblemException(transport.answers().lost(String.valueOf(e.getMessage())), e);
        }
    }

    private static Optional<Status> refusal(int code, byte[] body) {
        try {
            Tree tree = Json.read(body);
            boolean status = tree.text("kind").equals("Status") && tree.text("apiVersion").equals("v1");
            return status ? Optional.of(Status.of(tree, code)) : Optional.empty();
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        List.copyOf(open).forEach(Subscription::close);
    }
}
