package dev.pilothouse.ui.designer;

import dev.pilothouse.local.PreflightFinding;
import java.util.List;

/** Whether the cluster can be created as it is designed. */
sealed interface Settled {

    /** Nothing is known to be in the way. */
    record Yes() implements Settled {}

    /** The checks of the text as it is are not done yet. */
    record Checking() implements Settled {}

    /** The text cannot be read. */
    record Broken(int line) implements Settled {}

    /** The creation would fail for these, at least one. */
    record Open(List<PreflightFinding> bad) implements Settled {}

    default boolean isSettled() {
        return this instanceof Yes;
    }

    static Settled of(Design design, PreflightState checks) {
        if (design.isBroken()) {
            return new Broken(design.line());
        }
        return switch (checks) {
            case PreflightState.Checked checked when !checked.bad().isEmpty() -> new Open(checked.bad());
            case PreflightState.Checked _, PreflightState.Refused _ -> new Yes(); // what could not be asked for is no reason
            case PreflightState.Checking _ -> new Checking();
        };
    }
}
