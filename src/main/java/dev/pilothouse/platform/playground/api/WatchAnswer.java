package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.Page;
import dev.pilothouse.platform.playground.registry.WatchSink;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The events of one watch on their way to the client: the registry puts them in, the request's own thread sends them.
 *
 * <p>The queue is bounded by the client's slowness: one that takes nothing for too long, or falls behind too far, is closed.
 */
final class WatchAnswer implements WatchSink {

    /** Takes lines of events; waits while the client is behind. */
    interface Lines {
        void send(List<byte[]> parts) throws IOException;
    }

    private static final int MOST_BEHIND = 200_000;
    private static final int PIECE = 64 * 1024;
    private static final byte[] LINE_END = {'}', '\n'};

    private record Event(Type type, Page.Item object) {}

    /** What is still to be sent; nothing stands for the end. */
    private final LinkedBlockingQueue<Optional<Event>> queue = new LinkedBlockingQueue<>();
    private final Function<Page.Item, byte[]> form;
    private volatile boolean behind;

    /** @param form how an object is told */
    WatchAnswer(Function<Page.Item, byte[]> form) {
        this.form = form;
    }

    @Override
    public void event(Type type, Page.Item object) {
        if (queue.size() >= MOST_BEHIND) {
            behind = true;
            end();
            return;
        }
        queue.add(Optional.of(new Event(type, object)));
        if (type == Type.ERROR) {
            end();
        }
    }

    /** Puts in that the watch cannot go on. */
    void fail(Refusal refusal) {
        event(Type.ERROR, Rendering.item(Document.of(refusal.status())));
    }

    /** Ends the watch; what is queued before is still sent. */
    void end() {
        queue.add(Optional.empty());
    }

    /** Sends until the time is over, the watch ends, or the client is gone; then takes the subscription back. */
    void run(Subscription subscription, Duration limit, Lines lines) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        try (subscription) {
            List<byte[]> piece = new ArrayList<>();
            int size = 0;
            while (!behind) {
                Optional<Event> next = size == 0 ? queue.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS) : queue.poll();
                boolean over = next != null && next.isEmpty();
                if (next != null && next.isPresent()) {
                    size += add(piece, next.get());
                } else if (next == null && size == 0) {
                    return;
                }
                if (size > 0 && (next == null || over || size >= PIECE)) {
                    lines.send(piece);
                    piece.clear();
                    size = 0;
                }
                if (over) {
                    return;
                }
            }
        }
    }

    private int add(List<byte[]> piece, Event event) {
        byte[] head = Answer.bytes("{\"type\":\"" + event.type() + "\",\"object\":");
        byte[] object = event.type() == Type.ERROR ? event.object().json() : form.apply(event.object());
        piece.add(head);
        piece.add(object);
        piece.add(LINE_END);
        return head.length + object.length + LINE_END.length;
    }

    /** Tells the objects of a watch as the stored bytes, tables, or metadata. */
    static Function<Page.Item, byte[]> form(Accepted accepted, Tables tables, Tables.View view, String include) {
        return switch (accepted.form()) {
            case OBJECT -> Page.Item::json;
            case METADATA -> item -> Answer.bytes(Json.write(Tables.metadata(item.document(), accepted.version())));
            case TABLE -> new Function<>() {
                private boolean first = true;

                @Override
                public byte[] apply(Page.Item item) {
                    Tree table = tables.table(
                            view, accepted.version(), Map.of("resourceVersion", item.document().version()), List.of(item), include, first);
                    first = false;
                    return Answer.bytes(Json.write(table));
                }
            };
        };
    }
}
