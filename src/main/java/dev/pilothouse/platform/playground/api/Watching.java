package dev.pilothouse.platform.playground.api;

import com.sun.net.httpserver.HttpExchange;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.store.Store;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * One watch: tells every change after a version as a line of JSON, and a bookmark when nothing happened for a while.
 *
 * <p>An object that leaves the selection is told as deleted, one that enters it as added, as the API conventions ask for.
 */
final class Watching {

    private static final long BOOKMARK_SECONDS = 10;

    private final Store store;
    private final Target target;
    private final Predicate<Document> wanted;
    private final long after;
    private final long lastsSeconds;
    private final BlockingQueue<Store.Change> changes = new LinkedBlockingQueue<>();
    private final Map<String, Boolean> told = new LinkedHashMap<>();

    Watching(Resources resources, Target target, Parameters parameters) {
        store = resources.store();
        this.target = target;
        wanted = Resources.selected(parameters);
        after = new Tree(Map.of("version", parameters.text("resourceVersion"))).number(0, "version");
        lastsSeconds = new Tree(Map.of("seconds", parameters.text("timeoutSeconds"))).number(1800, "seconds");
    }

    void run(HttpExchange exchange) throws IOException {
        store.list(target.kind(), target.namespace()).documents().stream().filter(wanted).forEach(document -> told.put(document.uid(), true));
        Optional<Runnable> following = store.follow(after, changes::add);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            if (following.isEmpty()) {
                write(out, "ERROR", new Refusal(410, "Expired", "too old resource version: " + after).status());
                return;
            }
            tell(out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            following.ifPresent(Runnable::run);
        }
    }

    private void tell(OutputStream out) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(lastsSeconds);
        while (System.nanoTime() < end) {
            Store.Change change = changes.poll(BOOKMARK_SECONDS, TimeUnit.SECONDS);
            if (change == null) {
                write(out, "BOOKMARK", bookmark());
            } else if (change.ref().kind().equals(target.kind())
                    && (target.namespace().isEmpty() || target.namespace().equals(change.ref().namespace()))) {
                tell(out, change);
            }
        }
    }

    private void tell(OutputStream out, Store.Change change) throws IOException {
        String uid = change.document().uid();
        boolean now = change.happened() != Store.Happened.DELETED && wanted.test(change.document());
        boolean before = now ? told.put(uid, true) != null : told.remove(uid) != null;
        if (now) {
            write(out, before ? "MODIFIED" : "ADDED", change.document().fields());
        } else if (before) {
            write(out, "DELETED", change.document().fields());
        }
    }

    private Map<String, Object> bookmark() {
        return Map.of(
                "kind", target.kind().name(),
                "apiVersion", target.kind().apiVersion(),
                "metadata", Map.of("resourceVersion", Long.toString(store.version())));
    }

    private static void write(OutputStream out, String type, Map<String, Object> object) throws IOException {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("type", type);
        event.put("object", object);
        out.write((Json.write(new Tree(event)) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
