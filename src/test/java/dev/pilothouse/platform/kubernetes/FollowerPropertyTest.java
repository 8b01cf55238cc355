package dev.pilothouse.platform.kubernetes;

import static dev.pilothouse.platform.kubernetes.Api.MAPS;
import static dev.pilothouse.platform.kubernetes.Api.SHOP;

import dev.pilothouse.testing.Replies;
import dev.pilothouse.testing.Reply;
import dev.pilothouse.testing.ScriptedApi;
import dev.pilothouse.testing.WatchScript;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens between, the rows end as the set that the server has. */
class FollowerPropertyTest {

    /** Something that happens at a server, or between it and us, while a watch is open. */
    sealed interface Step {
        /** An object is created, changed or deleted, and the watch says so. */
        record Event(boolean delete, int name) implements Step {}

        /** An object is changed, and the watch says so twice. */
        record Twice(int name) implements Step {}

        record Bookmark() implements Step {}

        /** The watch ends in good order. */
        record End() implements Step {}

        /** The connection is lost, possibly in the middle of an event, and something happens before we are back. */
        record Cut(boolean inside, boolean delete, int name) implements Step {}

        /** Something happens, and the server forgets its history. */
        record Forget(boolean delete, int name) implements Step {}
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> names = Arbitraries.integers().between(0, 4);
        Arbitrary<Boolean> flags = Arbitraries.of(true, false);
        return Arbitraries.<Step>oneOf(
                        names.flatMap(name -> flags.map(delete -> new Step.Event(delete, name))),
                        names.map(Step.Twice::new),
                        Arbitraries.of(new Step.Bookmark(), new Step.End()),
                        names.flatMap(name -> flags.map(flag -> new Step.Cut(flag, name % 2 == 0, name))),
                        names.flatMap(name -> flags.map(delete -> new Step.Forget(delete, name))))
                .list()
                .ofMaxSize(25);
    }

    @Property(tries = 100)
    void rowsEndAsTheServersSet(@ForAll("steps") List<Step> steps) {
        World world = new World(steps);
        try (ScriptedApi api = ScriptedApi.start();
                KubernetesCluster cluster = Api.cluster(api.uri())) {
            api.on(MAPS, world.list()).onWatch(MAPS, world.watch());
            Recorder recorder = new Recorder();
            cluster.follow(SHOP, recorder);
            recorder.await(known -> world.done() && known.versions().equals(world.versions()));
        }
    }

    /** A server that keeps history as an API server does, and lives through the steps while it is watched. */
    private static final class World {
        private record Event(long version, String line) {}

        private final Map<String, Long> objects = new TreeMap<>(Map.of("n0", 1L, "n1", 2L));
        private final List<Event> history = new ArrayList<>();
        private final Deque<Step> steps;
        private long version = 2;
        private long forgotten;

        World(List<Step> steps) {
            this.steps = new ArrayDeque<>(steps);
        }

        synchronized boolean done() {
            return steps.isEmpty();
        }

        synchronized Map<String, String> versions() {
            Map<String, String> versions = new TreeMap<>();
            objects.forEach((name, at) -> versions.put(name, at.toString()));
            return versions;
        }

        Reply list() {
            return (asked, out) -> {
                String[] items;
                long at;
                synchronized (this) {
                    at = version;
                    items = objects.entrySet().stream()
                            .map(entry -> Api.map(entry.getKey(), entry.getValue()))
                            .toArray(String[]::new);
                }
                return Replies.json(Api.list(at, items)).play(asked, out);
            };
        }

        Reply watch() {
            return (asked, out) -> {
                WatchScript script = new WatchScript();
                live(Long.parseLong(asked.query().get("resourceVersion")), script);
                return script.play(asked, out);
            };
        }

        /** Plays history since that version, and steps up to one that ends the watch. */
        private synchronized void live(long since, WatchScript script) {
            if (since < forgotten) {
                script.event("ERROR", Replies.statusObject(410, "Expired", "too old", "{}")).end();
                return;
            }
            history.stream().filter(event -> event.version() > since).forEach(event -> script.raw(event.line()));
            for (Step step = steps.poll(); step != null; step = steps.poll()) {
                if (!play(step, script)) {
                    return;
                }
            }
        }

        private boolean play(Step step, WatchScript script) {
            switch (step) {
                case Step.Event(boolean delete, int name) -> script.raw(change(delete, name));
                case Step.Twice(int name) -> {
                    String line = change(false, name);
                    script.raw(line).raw(line);
                }
                case Step.Bookmark() -> script.bookmark(Long.toString(version));
                case Step.End() -> script.end();
                case Step.Cut(boolean inside, boolean delete, int name) -> {
                    (inside ? script.raw("{\"type\":\"MODIFIED\",\"object\":{\"meta") : script).cut();
                    change(delete, name);
                }
                case Step.Forget(boolean delete, int name) -> {
                    change(delete, name);
                    history.clear();
                    forgotten = version;
                    script.event("ERROR", Replies.statusObject(410, "Expired", "too old", "{}")).end();
                }
            }
            return !(step instanceof Step.End || step instanceof Step.Cut || step instanceof Step.Forget);
        }

        /** Changes an object and returns the line that tells of it; deleting what is not there is a line of nothing. */
        private String change(boolean delete, int index) {
            String name = "n" + index;
            if (delete && objects.remove(name) == null) {
                return "\n";
            }
            version++;
            boolean added = !delete && objects.put(name, version) == null;
            String type = delete ? "DELETED" : added ? "ADDED" : "MODIFIED";
            String line = "{\"type\":\"" + type + "\",\"object\":" + Api.map(name, version) + "}\n";
            history.add(new Event(version, line));
            return line;
        }
    }
}
