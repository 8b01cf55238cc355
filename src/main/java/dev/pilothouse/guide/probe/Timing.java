package dev.pilothouse.guide.probe;

import dev.pilothouse.model.Tree;
import java.util.OptionalInt;

/**
 * When a probe asks and how often it must be answered alike, in seconds and numbers of checks, as in the core API's {@code Probe}.
 *
 * @param grace time to stop after a failure of this probe; empty for the pod's own
 */
public record Timing(int initialDelay, int period, int timeout, int successes, int failures, OptionalInt grace) {

    /** What the server fills in. */
    public static final Timing DEFAULT = new Timing(0, 10, 1, 1, 3, OptionalInt.empty());

    /** One of the numbers, with the API's field, default and least value. */
    public enum Setting {
        INITIAL_DELAY("initialDelaySeconds", 0, 0),
        PERIOD("periodSeconds", 10, 1),
        TIMEOUT("timeoutSeconds", 1, 1),
        SUCCESSES("successThreshold", 1, 1),
        FAILURES("failureThreshold", 3, 1),
        GRACE("terminationGracePeriodSeconds", 0, 1);

        /** Larger ones are a slip of the finger: more than a day in seconds. */
        public static final int MOST = 100_000;

        private final String field;
        private final int usual;
        private final int least;

        Setting(String field, int usual, int least) {
            this.field = field;
            this.usual = usual;
            this.least = least;
        }

        public String field() {
            return field;
        }

        /** Returns what the server takes when the field is missing. */
        public int usual() {
            return usual;
        }

        public int least() {
            return least;
        }

        /** Tells whether probes of the kind may have another value than the usual one. */
        public boolean free(ProbeKind kind) {
            return switch (this) {
                case SUCCESSES -> kind == ProbeKind.READINESS;
                case GRACE -> kind.restarts();
                case INITIAL_DELAY, PERIOD, TIMEOUT, FAILURES -> true;
            };
        }
    }

    /** Reads the numbers of a probe, the server's defaults where it says nothing; a zero means the default as well. */
    static Timing read(Tree probe) {
        int grace = (int) probe.number(0, Setting.GRACE.field);
        return new Timing(
                number(probe, Setting.INITIAL_DELAY),
                number(probe, Setting.PERIOD),
                number(probe, Setting.TIMEOUT),
                number(probe, Setting.SUCCESSES),
                number(probe, Setting.FAILURES),
                grace > 0 ? OptionalInt.of(grace) : OptionalInt.empty());
    }

    private static int number(Tree probe, Setting setting) {
        long value = probe.number(setting.usual, setting.field);
        return value < setting.least ? setting.usual : (int) Math.min(value, Integer.MAX_VALUE);
    }

    /** Returns one of the numbers; of the time to stop empty when the pod's own holds. */
    public OptionalInt get(Setting setting) {
        return switch (setting) {
            case INITIAL_DELAY -> OptionalInt.of(initialDelay);
            case PERIOD -> OptionalInt.of(period);
            case TIMEOUT -> OptionalInt.of(timeout);
            case SUCCESSES -> OptionalInt.of(successes);
            case FAILURES -> OptionalInt.of(failures);
            case GRACE -> grace;
        };
    }

    /** Returns the same with another number, kept within what the API takes. */
    public Timing with(Setting setting, int value) {
        int kept = Math.clamp(value, setting.least, Setting.MOST);
        return switch (setting) {
            case INITIAL_DELAY -> new Timing(kept, period, timeout, successes, failures, grace);
            case PERIOD -> new Timing(initialDelay, kept, timeout, successes, failures, grace);
            case TIMEOUT -> new Timing(initialDelay, period, kept, successes, failures, grace);
            case SUCCESSES -> new Timing(initialDelay, period, timeout, kept, failures, grace);
            case FAILURES -> new Timing(initialDelay, period, timeout, successes, kept, grace);
            case GRACE -> new Timing(initialDelay, period, timeout, successes, failures, OptionalInt.of(kept));
        };
    }

    /** Returns the same with the pod's own time to stop. */
    public Timing withoutGrace() {
        return new Timing(initialDelay, period, timeout, successes, failures, OptionalInt.empty());
    }
}
