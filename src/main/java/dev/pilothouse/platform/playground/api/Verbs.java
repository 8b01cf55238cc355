package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.platform.playground.registry.Caller;
import dev.pilothouse.platform.playground.registry.ListOptions;
import dev.pilothouse.platform.playground.registry.PatchType;
import dev.pilothouse.platform.playground.registry.Registry;
import dev.pilothouse.platform.playground.registry.Target;
import dev.pilothouse.platform.playground.registry.WatchOptions;
import dev.pilothouse.platform.playground.registry.WriteOptions;
import dev.pilothouse.platform.playground.registry.Written;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.validation.Warnings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The verbs over HTTP: from a request to the registry and back. */
final class Verbs {

    private static final int SHORTEST_WATCH = 1800;

    private final Registry registry;
    private final Bodies bodies;
    private final Rendering rendering;
    private final Reviews reviews;

    Verbs(Registry registry, Bodies bodies, Rendering rendering, Reviews reviews) {
        this.registry = registry;
        this.bodies = bodies;
        this.rendering = rendering;
        this.reviews = reviews;
    }

    Answer get(Caller caller, Target target, Request request) {
        Accepted accepted = Accepted.of(request);
        return rendering.object(200, target, registry.get(caller, target), accepted, request.query()).warning(deprecation(target));
    }

    Answer list(Caller caller, Target target, Request request) {
        Accepted accepted = Accepted.ofCollection(request);
        return rendering.page(target, registry.list(caller, target, Parameters.list(request.query())), accepted, request.query()).warning(deprecation(target));
    }

    private static List<String> deprecation(Target target) {
        return Warnings.deprecation(target.resource().kind()).stream().toList();
    }

    Answer create(Caller caller, Target target, Request request) {
        Accepted accepted = Accepted.of(request);
        Bodies.Body body = bodies.object(request, Targets.kind(target));
        WriteOptions options = Parameters.create(request).withRepeated(body.repeated());
        boolean kept = target.resource().verbs().contains("get");
        Optional<Document> review = kept
                ? Optional.empty()
                : reviews.answer(caller, body.object().kindName(), target.namespace(), registry.owned(target, body.object(), options));
        if (review.isPresent()) {
            return Answer.json(201, review.get().tree());
        }
        return written(target, registry.create(caller, target, body.object(), options), 201, accepted, request);
    }

    Answer update(Caller caller, Target target, Request request) {
        Accepted accepted = Accepted.of(request);
        Bodies.Body body = bodies.object(request, Targets.kind(target));
        WriteOptions options = Parameters.update(request).withRepeated(body.repeated());
        Written written = registry.update(caller, target, body.object(), options);
        return written(target, written, written.created() ? 201 : 200, accepted, request);
    }

    Answer patch(Caller caller, Target target, Request request) {
        PatchType type = Bodies.patchType(request);
        Accepted accepted = Accepted.of(request);
        Written written = registry.patch(caller, target, type, Bodies.text(request), Parameters.patch(request, type));
        return written(target, written, written.created() ? 201 : 200, accepted, request);
    }

    Answer delete(Caller caller, Target target, Request request) {
        Accepted accepted = Accepted.of(request);
        Written written = registry.delete(caller, target, Parameters.delete(request.query(), bodies.options(request)));
        return written(target, written, 200, accepted, request);
    }

    Answer deleteCollection(Caller caller, Target target, Request request) {
        ListOptions which = Parameters.list(request.query());
        Document deleted = registry.deleteCollection(caller, target, which, Parameters.delete(request.query(), bodies.options(request)));
        return Answer.json(200, deleted.tree());
    }

    private Answer written(Target target, Written written, int code, Accepted accepted, Request request) {
        return rendering.object(code, target, written.object(), accepted, request.query()).warning(written.warnings());
    }

    /** Follows a collection until the client has enough. */
    void watch(Caller caller, Target target, Exchange exchange) throws IOException, InterruptedException {
        Request request = exchange.request();
        Accepted accepted = Accepted.of(request);
        WatchOptions options = only(target.name(), Parameters.watch(request.query()));
        Duration limit = limit(request.query());
        String include = Rendering.include(request.query());
        var form = WatchAnswer.form(accepted, rendering.tables(), rendering.tables().view(target), include);
        WatchAnswer answer = new WatchAnswer(form);
        Target collection = new Target(target.resource(), target.namespace(), "", "");
        Subscription subscription = subscribe(caller, collection, options, answer);
        if (WebSockets.isAsked(request)) {
            Duplex socket = WebSockets.accept(exchange, WebSockets.WATCH);
            socket.onEnd(answer::end);
            answer.run(subscription, limit, parts -> WebSockets.sendLines(socket, parts));
            socket.close();
            return;
        }
        try (Exchange.Stream stream = exchange.stream(200, Answer.JSON, List.of())) {
            stream.onEnd(answer::end);
            answer.run(subscription, limit, parts -> stream.write(parts.toArray(byte[][]::new)));
        }
    }

    /** The old paths of watches may name an object. */
    private static WatchOptions only(String name, WatchOptions options) {
        if (name.isEmpty()) {
            return options;
        }
        ListOptions which = options.which();
        return new WatchOptions(
                new ListOptions(which.labelSelector(), "metadata.name=" + name, 0, "", which.resourceVersion(), which.resourceVersionMatch()),
                options.bookmarks(),
                options.initialEvents());
    }

    /** An end of the known history is told as an event, as the real server does; any other refusal is the answer. */
    private Subscription subscribe(Caller caller, Target target, WatchOptions options, WatchAnswer answer) {
        try {
            return registry.watch(caller, target, options, answer);
        } catch (Refusal refusal) {
            if (refusal.code() != 410) {
                throw refusal;
            }
            answer.fail(refusal);
            return Subscription.NONE;
        }
    }

    private static Duration limit(Query query) {
        long seconds = query.number("timeoutSeconds");
        return Duration.ofSeconds(seconds > 0 ? Math.min(seconds, 1_000_000) : ThreadLocalRandom.current().nextInt(SHORTEST_WATCH, 2 * SHORTEST_WATCH));
    }
}
