package dev.pilothouse.testing;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Guard;
import dev.pilothouse.change.Pipeline;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.live.LiveStore;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.session.Session;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small shop in a cluster in memory, with its road for changes: what most tests of screens need. */
public final class Shop implements AutoCloseable {

    public static final ResourceRef WEB = new ResourceRef(FakeCluster.DEPLOYMENT, "shop", "web");
    public static final ResourceRef CONFIG = new ResourceRef(FakeCluster.CONFIG_MAP, "shop", "web-config");

    public final FakeCluster cluster = new FakeCluster();
    public final MemoryJournal journal = new MemoryJournal();
    private final Pulse pulse = new Pulse();
    private final Session session;

    public Shop(String context, Guard.Level level) {
        web(3);
        config("warn");
        Context way = new Context(
                context, context, "developer", "shop", "https://" + context + ".example:6443", "/home/developer/.kube/config",
                new Context.SignIn(Context.Way.CERTIFICATE, "2027-03-03"), true, List.of());
        Receipt.Author author = new Receipt.Author("mei", "mei@shop");
        Pipeline changes =
                new Pipeline(cluster, context, () -> new Guard(level, context), journal, author, Clock.systemUTC(), List.of(Duration.ZERO));
        session = new Session(way, cluster.server(), cluster, new LiveStore(cluster, pulse), changes);
    }

    public Session session() {
        return session;
    }

    /** Puts the deployment with so many copies, as anybody could. */
    public Document web(int replicas) {
        Map<String, Object> container = new LinkedHashMap<>();
        container.put("name", "web");
        container.put("image", "ghcr.io/shop/web:2.3.6");
        Map<String, Object> podSpec = new LinkedHashMap<>();
        podSpec.put("containers", List.of(container));
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("metadata", Map.of("labels", Map.of("app", "web")));
        template.put("spec", podSpec);
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("replicas", (long) replicas);
        spec.put("selector", Map.of("matchLabels", Map.of("app", "web")));
        spec.put("template", template);
        Map<String, Object> fields = FakeCluster.named("shop", "web");
        fields.put("spec", spec);
        return cluster.put(FakeCluster.DEPLOYMENT, fields);
    }

    public Document config(String level) {
        Map<String, Object> fields = FakeCluster.named("shop", "web-config");
        fields.put("data", new LinkedHashMap<>(Map.of("LOG_LEVEL", level)));
        return cluster.put(FakeCluster.CONFIG_MAP, fields);
    }

    public long replicas() {
        return cluster.get(WEB).tree().number(0, "spec", "replicas");
    }

    /** The draft that asks for so many copies of web. */
    public static Draft scale(int replicas) {
        Tree fields = new Tree(Map.of("spec", Map.of("replicas", (long) replicas)));
        return new Draft(
                new Draft.Summary("scale", List.of("deployment/web", Integer.toString(replicas))),
                List.of(new Draft.Wish.SetFields(WEB, fields)));
    }

    /** The draft that changes both objects, the configuration first. */
    public static Draft both(int replicas, String level) {
        Draft.Wish config = new Draft.Wish.SetFields(CONFIG, new Tree(Map.of("data", Map.of("LOG_LEVEL", level))));
        return new Draft(
                new Draft.Summary("apply-several", List.of("2")), List.of(config, scale(replicas).wishes().getFirst()));
    }

    @Override
    public void close() {
        session.close();
        pulse.close();
    }
}
