package dev.pilothouse.guide.rollout;

import dev.pilothouse.guide.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Something that holds up a rollout.
 *
 * @param object name of the pod, ReplicaSet or workload where it was seen first
 * @param container empty when it is not about one
 * @param pods how many pods it befalls
 * @param more what else the sentence says: image, exit code, seconds
 * @param detail the cluster's own words, possibly empty
 */
public record Hindrance(Cause cause, String object, String container, int pods, List<String> more, String detail) {

    /** What it is, and whether waiting helps as a rule. */
    public enum Cause {
        /** Nothing went forward for {@code progressDeadlineSeconds}. */
        DEADLINE(false),
        QUOTA(false),
        /** The server does not take new pods, for another reason than a quota. */
        REFUSED(false),
        UNSCHEDULABLE(false),
        IMAGE(false),
        /** A ConfigMap, a Secret or a key of one is missing. */
        CONFIG(false),
        /** The container runtime cannot start it. */
        START(false),
        CRASH(false),
        /** Killed for the memory that it used. */
        MEMORY(false),
        /** A pod of an earlier revision is not ready, and a StatefulSet that goes one by one waits for it for ever. */
        LEFT_BEHIND(false),
        MOUNT(true),
        NOT_STARTED(true),
        NOT_READY(true);

        private final boolean passing;

        Cause(boolean passing) {
            this.passing = passing;
        }

        /** Tells whether it often goes away by itself. */
        public boolean passing() {
            return passing;
        }
    }

    static Hindrance of(Cause cause, String object, String container, String detail) {
        return new Hindrance(cause, object, container, 1, List.of(), detail);
    }

    Hindrance times(int count) {
        return new Hindrance(cause, object, container, count, more, detail);
    }

    /** Returns it as a sentence. */
    public Effect effect() {
        List<String> args = new ArrayList<>(List.of(container.isEmpty() ? object : container, Integer.toString(pods)));
        args.addAll(more);
        String key = "guide.rollout.why." + cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Effect(cause.passing ? Effect.Weight.NOTE : Effect.Weight.WARNING, key, List.copyOf(args));
    }
}
