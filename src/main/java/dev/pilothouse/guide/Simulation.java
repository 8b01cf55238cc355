package dev.pilothouse.guide;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What a person may do to a playground beyond Kubernetes: let its time run or stand, and let things go wrong.
 *
 * <p>Both are objects of the playground, so they take the one road of every change and can be undone.
 */
public final class Simulation {

    /** The simulated clock; there is one, {@code clock}. */
    public static final Kind CLOCK = Kind.clusterWide("sim.pilothouse.dev", "v1", "Clock", "clocks");

    /** Something that goes wrong on purpose for as long as its object is there, or for its time. */
    public static final Kind FAULT = Kind.clusterWide("sim.pilothouse.dev", "v1", "Fault", "faults");

    /** The clock of the open playground. */
    public static final ResourceRef THE_CLOCK = new ResourceRef(CLOCK, "", "clock");

    /** What can go wrong. */
    public enum Action {
        CRASH("Crash"),
        HANG("Hang"),
        FAIL_PROBE("FailProbe"),
        OUT_OF_MEMORY("OutOfMemory"),
        FAIL_PULL("FailPull"),
        KILL_NODE("KillNode"),
        SLOW_API("SlowApi"),
        CUT_API("CutApi"),
        EXPIRE_TOKENS("ExpireTokens"),
        COMPACT_HISTORY("CompactHistory"),
        REFUSE("Refuse");

        private final String word;

        Action(String word) {
            this.word = word;
        }

        /** Returns the word that stands in the object. */
        public String word() {
            return word;
        }

        /** Tells whether it befalls pods. */
        public boolean ofPods() {
            return switch (this) {
                case CRASH, HANG, FAIL_PROBE, OUT_OF_MEMORY, FAIL_PULL -> true;
                case KILL_NODE, SLOW_API, CUT_API, EXPIRE_TOKENS, COMPACT_HISTORY, REFUSE -> false;
            };
        }
    }

    /**
     * Whom it befalls; every text may be empty.
     *
     * @param labelSelector as kubectl takes it
     */
    public record Target(String namespace, String name, String labelSelector) {

        /** The API server, or everything. */
        public static final Target ALL = new Target("", "", "");
    }

    private Simulation() {}

    /** Returns the draft after which time runs so much faster than the wall's; 0 lets it stand still. */
    public static Draft speed(double speed) {
        return new Draft(new Summary("clock-speed", List.of(plain(speed))), List.of(clock(Map.of("speed", speed))));
    }

    /** Returns the draft after which so much more time has passed at once. */
    public static Draft step(Duration time) {
        return new Draft(new Summary("clock-step", List.of(Long.toString(time.toSeconds()))), List.of(clock(Map.of("stepSeconds", time.toSeconds()))));
    }

    private static Wish clock(Map<String, Object> spec) {
        return new Wish.SetFields(THE_CLOCK, new Tree(Map.of("spec", spec)));
    }

    /**
     * Returns the draft after which something goes wrong.
     *
     * @param name of the new object
     * @param seconds for how long; the action's own time when empty
     * @param code with which requests are refused; 403 when empty
     */
    public static Draft fault(String name, Action action, Target target, OptionalInt seconds, OptionalInt code) {
        Map<String, Object> whom = new LinkedHashMap<>();
        put(whom, "kind", action.ofPods() ? "Pod" : action == Action.KILL_NODE ? "Node" : "");
        put(whom, "namespace", target.namespace());
        put(whom, "name", target.name());
        put(whom, "labelSelector", target.labelSelector());
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("action", action.word());
        if (!whom.isEmpty()) {
            spec.put("target", whom);
        }
        seconds.ifPresent(number -> spec.put("seconds", (long) number));
        code.ifPresent(number -> spec.put("code", (long) number));
        return put("fault", action.word(), FAULT, name, spec);
    }

    /** Returns a name for a fault that none of those has. */
    public static String freeName(Action action, Collection<String> taken) {
        String base = action.word().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? base : base + "-" + number)
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the draft after which a simulated machine more is there. */
    public static Draft node(String name) {
        return put("add-node", name, BuiltIn.NODE, name, Map.of());
    }

    /** Returns a name for a node that none of those has. */
    public static String freeNode(Collection<String> taken) {
        return IntStream.iterate(taken.size(), number -> number + 1)
                .mapToObj(number -> "playground-worker" + (number == 0 ? "" : number))
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
    }

    private static Draft put(String verb, String what, Kind kind, String name, Map<String, Object> spec) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("apiVersion", kind.apiVersion());
        fields.put("kind", kind.name());
        fields.put("metadata", Map.of("name", name));
        fields.put("spec", spec);
        return new Draft(new Summary(verb, List.of(what)), List.of(new Wish.Put(new ResourceRef(kind, "", name), Document.of(fields))));
    }

    private static void put(Map<String, Object> fields, String field, String value) {
        if (!value.isEmpty()) {
            fields.put(field, value);
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
