package dev.pilothouse.ui.designer;

import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.model.Problem;
import java.util.List;

/** What is known of the checks before the creation. */
sealed interface PreflightState {

    /** What was found last, maybe of an earlier text. */
    List<PreflightFinding> findings();

    /** The text has changed since, or was never looked at. */
    record Checking(List<PreflightFinding> findings) implements PreflightState {}

    /** The text as it is was looked at. */
    record Checked(List<PreflightFinding> findings) implements PreflightState {

        /** Returns what would make the creation fail. */
        List<PreflightFinding> bad() {
            return findings.stream().filter(finding -> finding.level() == Level.ERROR).toList();
        }
    }

    /** The checks themselves failed. */
    record Refused(Problem problem, List<PreflightFinding> findings) implements PreflightState {}
}
