package dev.pilothouse.testing;

import dev.pilothouse.change.Guard;
import dev.pilothouse.change.Pipeline;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.cluster.ServerInfo;
import dev.pilothouse.live.LiveStore;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.session.Session;
import java.util.List;

/** Opens a session over a cluster of the test's own, with a guard that lets everything pass and a journal in memory. */
public final class TestSession {

    private TestSession() {}

    public static Session open(Cluster cluster, Pulse pulse) {
        Context.SignIn signIn = new Context.SignIn(Context.Way.NONE, "");
        Context context =
                new Context("shop-dev", "shop-dev", "tester", "shop", "https://127.0.0.1:6443", "test", signIn, true, List.of());
        Guard guard = new Guard(Guard.Level.FREE, "shop-dev");
        Pipeline pipeline = new Pipeline(cluster, "shop-dev", () -> guard, new MemoryJournal());
        return new Session(context, new ServerInfo("v1.34.0", "tester", 7), cluster, new LiveStore(cluster, pulse), pipeline);
    }
}
