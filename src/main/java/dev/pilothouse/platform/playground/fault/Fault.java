package dev.pilothouse.platform.playground.fault;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.Tree;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One thing that goes wrong on purpose: a {@code Fault} of {@code sim.pilothouse.dev/v1} as it was read.
 *
 * @param lasts empty when it lasts until it is deleted
 */
record Fault(String name, String uid, Action action, Tree target, Optional<Duration> lasts, int code, Duration delay, double probability) {

    /** What goes wrong, as {@code spec.action} names it. */
    enum Action {
        CRASH(Scope.CONTAINERS),
        HANG(Scope.CONTAINERS),
        FAIL_PROBE(Scope.CONTAINERS),
        OUT_OF_MEMORY(Scope.CONTAINERS),
        FAIL_PULL(Scope.CONTAINERS),
        KILL_NODE(Scope.CONTAINERS),
        SLOW_API(Scope.SIGN_IN_AT_RISK),
        CUT_API(Scope.SIGN_IN_AT_RISK),
        EXPIRE_TOKENS(Scope.SIGN_IN_AT_RISK),
        REFUSE(Scope.API),
        COMPACT_HISTORY(Scope.MOMENT);

        final Scope scope;

        Action(Scope scope) {
            this.scope = scope;
        }

        /** Finds it by the word of {@code spec.action}, for example {@code FailProbe}. */
        static Action of(String word) {
            return Arrays.stream(values())
                    .filter(action -> action.name().replace("_", "").equalsIgnoreCase(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No such action: " + word));
        }
    }

    /** What it concerns, which decides by which time it ends. */
    enum Scope {
        /** Pods and nodes; ends by the simulated time. */
        CONTAINERS,
        /** The API server; ends by the wall's time, for the simulated one may stand. */
        API,
        /** As {@code API}, but it could keep its own end from being asked for, so that it always ends by itself. */
        SIGN_IN_AT_RISK,
        /** Is over as soon as it has happened. */
        MOMENT
    }

    private static final Duration UTMOST = Duration.ofSeconds(30);

    static Fault of(Document document) {
        Tree spec = document.tree().tree("spec");
        Action action = Action.of(spec.text("action"));
        Optional<Duration> lasts = Optional.of(Duration.ofSeconds(spec.number(0, "seconds"))).filter(Duration::isPositive);
        if (action.scope == Scope.SIGN_IN_AT_RISK) {
            lasts = lasts.or(() -> Optional.of(UTMOST));
        }
        int code = (int) spec.number(action == Action.REFUSE ? 503 : 1, "code");
        double probability = spec.at("probability").filter(Number.class::isInstance).map(value -> ((Number) value).doubleValue()).orElse(1.0);
        Duration delay = Duration.ofMillis(spec.number(2_000, "delayMilliseconds"));
        return new Fault(document.name(), document.uid(), action, spec.tree("target"), lasts, code, delay, probability);
    }

    /** Tells whether a pod or node is meant. */
    boolean concerns(Document object) {
        String kind = target.text("kind");
        boolean node = object.kindName().equals("Node");
        boolean itself = kind.isEmpty() || kind.equals(object.kindName());
        boolean ofKind = itself || (!node && isOwned(object, kind));
        boolean named = !itself || target.text("name").isEmpty() || object.name().equals(target.text("name"));
        boolean there = node || target.text("namespace").isEmpty() || object.namespace().equals(target.text("namespace"));
        boolean labelled = LabelSelector.parse(target.text("labelSelector"))
                .filter(selector -> selector.matches(Labels.of(object.tree().texts("metadata", "labels"))))
                .isPresent();
        return ofKind && named && there && labelled;
    }

    /** Tells whether the pod belongs to the workload; that of a Deployment through its ReplicaSet, whose name begins with its own. */
    private boolean isOwned(Document pod, String kind) {
        String name = target.text("name");
        return pod.tree().trees("metadata", "ownerReferences").stream().anyMatch(owner -> {
            boolean through = kind.equals("Deployment") && owner.text("kind").equals("ReplicaSet");
            String owned = through ? owner.text("name").replaceFirst("-[a-z0-9]+$", "") : owner.text("name");
            return (through || owner.text("kind").equals(kind)) && (name.isEmpty() || owned.equals(name));
        });
    }

    /** Tells whether requests with that verb to that resource are meant. */
    boolean concerns(String verb, String resource, String namespace) {
        List<?> verbs = target.list("verbs");
        List<?> resources = target.list("resources");
        return (verbs.isEmpty() || verbs.contains(verb))
                && (resources.isEmpty() || resources.contains(resource))
                && (target.text("namespace").isEmpty() || target.text("namespace").equals(namespace));
    }
}
