package dev.pilothouse.ui.cluster;

import dev.pilothouse.cluster.ClusterSource.Plugin;
import dev.pilothouse.model.Problem;

/** What is known about the way into a cluster. Nothing is known before somebody asks. */
sealed interface DoorState {

    record NotTried() implements DoorState {}

    record Connecting() implements DoorState {}

    record Ready(String version, long latencyMillis) implements DoorState {}

    record SignedOut(Problem problem) implements DoorState {}

    record Forbidden(Problem problem) implements DoorState {}

    /** The sign-in plugin may not run before the person agrees. */
    record NeedsConsent(Plugin plugin) implements DoorState {}

    record Unreachable(Problem problem) implements DoorState {}

    /** The entry itself is wrong; its findings say how. */
    record Broken() implements DoorState {}

    static DoorState of(Problem problem) {
        return switch (problem.code()) {
            case SIGNED_OUT, PLUGIN_FAILED, PLUGIN_MISSING, PLUGIN_SLOW, PLUGIN_ANSWER, CERTIFICATE_EXPIRED -> new SignedOut(problem);
            case FORBIDDEN -> new Forbidden(problem);
            default -> new Unreachable(problem);
        };
    }
}
