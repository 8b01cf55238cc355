package dev.pilothouse.platform.playground.registry;

import static dev.pilothouse.platform.playground.registry.SmallCluster.ALICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whoever lists and then watches knows in the end what is there, whatever happens in between. */
class ListAndWatchTest {

    private enum What {
        WRITE,
        RELABEL,
        DELETE,
        COMPACT
    }

    private record Step(What what, int object) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<What> what = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(6, What.WRITE),
                net.jqwik.api.Tuple.of(4, What.RELABEL),
                net.jqwik.api.Tuple.of(4, What.DELETE),
                net.jqwik.api.Tuple.of(1, What.COMPACT));
        return Combinators.combine(what, Arbitraries.integers().between(0, 5)).as(Step::new).list().ofMaxSize(40);
    }

    /** A client as they are: lists in pages, watches from there, and lists anew when it is told that it is too late. */
    private static final class Client {
        private final SmallCluster cluster;
        private final String selector;
        private final Map<String, String> known = new TreeMap<>();
        private final LinkedBlockingQueue<Map.Entry<WatchSink.Type, Document>> events = new LinkedBlockingQueue<>();
        private List<String> pages = new ArrayList<>();
        private String next = "";
        private String version = "";
        private dev.pilothouse.model.Subscription watch = dev.pilothouse.model.Subscription.NONE;

        Client(SmallCluster cluster, String selector) {
            this.cluster = cluster;
            this.selector = selector;
        }

        private Target all() {
            return cluster.target("configmaps", "shop", "");
        }

        /** Reads one page; returns whether more follow. */
        boolean page() {
            try {
                Page page = cluster.registry.list(ALICE, all(), new ListOptions(selector, "", 2, next, "", ""));
                page.items().forEach(item -> {
                    known.put(item.document().name(), item.document().version());
                    pages.add(item.document().name());
                });
                next = page.continueToken();
                version = page.resourceVersion();
                return !next.isEmpty();
            } catch (Refusal gone) {
                assertEquals(410, gone.code());
                assertTrue(new dev.pilothouse.model.Tree(gone.status()).has("metadata", "continue"));
                begin();
                return true;
            }
        }

        private void begin() {
            known.clear();
            pages = new ArrayList<>();
            next = "";
        }

        void watch() {
            watch = cluster.registry.watch(ALICE, all(), new WatchOptions(new ListOptions(selector, "", 0, "", version, ""), false, false),
                    (type, item) -> events.add(Map.entry(type, item.document())));
        }

        /** Takes events until it knows what is wanted, or some time is over. */
        void catchUp(Map<String, String> wanted) throws InterruptedException {
            while (!known.equals(wanted) || !events.isEmpty()) {
                Map.Entry<WatchSink.Type, Document> event = events.poll(2, TimeUnit.SECONDS);
                if (event == null) {
                    return;
                }
                Document object = event.getValue();
                switch (event.getKey()) {
                    case ADDED, MODIFIED -> known.put(object.name(), object.version());
                    case DELETED -> known.remove(object.name());
                    case BOOKMARK -> {}
                    case ERROR -> {
                        assertEquals(410, object.tree().number(0, "code"));
                        begin();
                        while (page()) {
                            // until the last
                        }
                        watch();
                    }
                }
            }
        }
    }

    private static void play(SmallCluster cluster, Step step) {
        Objects objects = cluster.registry.as("writer");
        String name = "c" + step.object();
        switch (step.what()) {
            case WRITE -> {
                if (objects.get("configmaps", "shop", name).isEmpty()) {
                    cluster.create("configmaps", "shop", "{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name + ", labels: {on: 'yes'}}}");
                } else {
                    objects.patch("configmaps", "shop", name, Map.of("data", Map.of("at", Long.toString(cluster.store.revision()))));
                }
            }
            case RELABEL -> objects.get("configmaps", "shop", name).ifPresent(object -> {
                String other = object.tree().text("metadata", "labels", "on").equals("yes") ? "no" : "yes";
                objects.patch("configmaps", "shop", name, Map.of("metadata", Map.of("labels", Map.of("on", other))));
            });
            case DELETE -> objects.delete("configmaps", "shop", name, DeleteOptions.background());
            case COMPACT -> cluster.store.compact(cluster.store.revision());
        }
    }

    private static Map<String, String> there(SmallCluster cluster, String selector) {
        Map<String, String> there = new TreeMap<>();
        cluster.registry.list(ALICE, cluster.target("configmaps", "shop", ""), new ListOptions(selector, "", 0, "", "", "")).items()
                .forEach(item -> there.put(item.document().name(), item.document().version()));
        return there;
    }

    @Property(tries = 150)
    void listAndWatchEndInWhatIsThere(@ForAll("steps") List<Step> before, @ForAll("steps") List<Step> after, @ForAll boolean selects)
            throws InterruptedException {
        String selector = selects ? "on=yes" : "";
        try (SmallCluster cluster = new SmallCluster()) {
            Client client = new Client(cluster, selector);
            before.subList(0, before.size() / 2).forEach(step -> play(cluster, step));
            boolean more = client.page();
            for (Step step : before.subList(before.size() / 2, before.size())) {
                play(cluster, step);
                more = more && client.page();
            }
            while (more) {
                more = client.page();
            }
            assertEquals(client.pages.stream().sorted().distinct().toList(), client.pages, "each once and in order");
            after.subList(0, after.size() / 2).forEach(step -> play(cluster, step));
            client.watch();
            after.subList(after.size() / 2, after.size()).forEach(step -> play(cluster, step));
            Map<String, String> wanted = there(cluster, selector);
            client.catchUp(wanted);
            client.watch.close();
            assertEquals(wanted.keySet(), client.known.keySet());
            if (!selects) {
                assertEquals(wanted, client.known);
            }
        }
    }

    @Test
    void watchListTellsWhatIsThereThenThatItIsAll() throws InterruptedException {
        try (SmallCluster cluster = new SmallCluster()) {
            play(cluster, new Step(What.WRITE, 1));
            List<String> told = new ArrayList<>();
            CountDownLatch done = new CountDownLatch(2);
            var options = new WatchOptions(new ListOptions("", "", 0, "", "", "NotOlderThan"), true, true);
            try (var _ = cluster.registry.watch(ALICE, cluster.target("configmaps", "", ""), options, (type, item) -> {
                told.add(type + " " + item.document().name() + item.document().tree().text("metadata", "annotations", "k8s.io/initial-events-end"));
                done.countDown();
            })) {
                assertTrue(done.await(5, TimeUnit.SECONDS));
            }
            assertEquals(List.of("ADDED c1", "BOOKMARK true"), told);
        }
    }

    @Test
    void versionThatIsGoneIsToldInTheStream() {
        try (SmallCluster cluster = new SmallCluster(new Store.Window(1, 1 << 20))) {
            for (int i = 0; i < 5; i++) {
                play(cluster, new Step(What.WRITE, i));
            }
            List<Long> codes = new ArrayList<>();
            var gone = new WatchOptions(new ListOptions("", "", 0, "", "1001", ""), false, false);
            cluster.registry.watch(ALICE, cluster.target("configmaps", "", ""), gone, (_, item) -> codes.add(item.document().tree().number(0, "code")));
            assertEquals(List.of(410L), codes);
        }
    }

    @Test
    void versionToComeIsWaitedFor() throws InterruptedException {
        try (SmallCluster cluster = new SmallCluster(Store.Window.USUAL)) {
            play(cluster, new Step(What.WRITE, 0));
            long newest = Long.parseUnsignedLong(cluster.registry.list(ALICE, cluster.target("configmaps", "", ""), ListOptions.ALL).resourceVersion());
            var next = new WatchOptions(new ListOptions("", "", 0, "", Long.toString(newest + 1), ""), false, false);
            BlockingQueue<String> told = new LinkedBlockingQueue<>();
            try (var _ = cluster.registry.watch(ALICE, cluster.target("configmaps", "", ""), next, (_, item) -> told.add(item.document().version()))) {
                play(cluster, new Step(What.WRITE, 1));
                play(cluster, new Step(What.WRITE, 2));
                assertEquals(Long.toString(newest + 2), told.poll(5, TimeUnit.SECONDS));
            }
        }
    }
}
