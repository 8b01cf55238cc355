package dev.pilothouse.ui.cluster;

import dev.pilothouse.change.Guard;
import dev.pilothouse.environment.Environment;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.model.Health;
import dev.pilothouse.words.Words;
import java.util.Optional;

/** What the clusters page calls states, environments and guards. */
final class DoorWords {

    private DoorWords() {}

    private static Health.State health(DoorState state) {
        return switch (state) {
            case DoorState.NotTried _ -> Health.State.UNKNOWN;
            case DoorState.Connecting _ -> Health.State.PROGRESS;
            case DoorState.Ready _ -> Health.State.OK;
            case DoorState.SignedOut _, DoorState.Forbidden _, DoorState.NeedsConsent _ -> Health.State.WARN;
            case DoorState.Unreachable _, DoorState.Broken _ -> Health.State.BAD;
        };
    }

    /** A cluster of this computer that answers, or that nobody asked, is as this computer knows it. */
    static Health.State health(Door door) {
        return machines(door)
                .map(LocalWords::health)
                .or(() -> local(door).map(cluster -> cluster.runs() ? Health.State.OK : Health.State.PAUSED))
                .orElse(health(door.state()));
    }

    static String state(Words words, Door door) {
        return machines(door)
                .map(part -> LocalWords.state(words, part))
                .or(() -> local(door).map(cluster -> playground(words, cluster)))
                .orElseGet(() -> state(words, door.state()));
    }

    private static String playground(Words words, LocalCluster cluster) {
        if (!cluster.runs()) {
            return words.say("cluster.playground.stopped");
        }
        return cluster.runsElsewhere() ? words.say("cluster.playground.elsewhere", Long.toString(cluster.process())) : words.say("cluster.playground.here");
    }

    /** What does not run as a whole is not reached either, so that counts more than why it was not. */
    private static Optional<LocalPart> machines(Door door) {
        boolean asked = !(door.state() instanceof DoorState.NotTried || door.state() instanceof DoorState.Ready);
        return door.machines().filter(part -> !asked || part.deed().isPresent() || !part.cluster().runs());
    }

    private static Optional<LocalCluster> local(Door door) {
        return door.state() instanceof DoorState.NotTried || door.state() instanceof DoorState.Ready ? door.playground() : Optional.empty();
    }

    /** Scenarios of other versions are called by their own word. */
    static String scenario(Words words, String scenario) {
        return switch (scenario) {
            case "shop" -> words.say("cluster.playground.scenario.shop");
            case "troubles" -> words.say("cluster.playground.scenario.troubles");
            case "empty" -> words.say("cluster.playground.scenario.empty");
            default -> scenario;
        };
    }

    private static String state(Words words, DoorState state) {
        return switch (state) {
            case DoorState.NotTried _ -> words.say("cluster.state.not-tried");
            case DoorState.Connecting _ -> words.say("cluster.state.connecting");
            case DoorState.Ready ready -> words.say("cluster.state.ready", ready.latencyMillis());
            case DoorState.SignedOut _ -> words.say("cluster.state.signed-out");
            case DoorState.Forbidden _ -> words.say("cluster.state.forbidden");
            case DoorState.NeedsConsent _ -> words.say("cluster.state.consent");
            case DoorState.Unreachable _ -> words.say("cluster.state.unreachable");
            case DoorState.Broken _ -> words.say("cluster.state.broken");
        };
    }

    /** A simulated cluster is called so, until somebody says what it stands for. */
    static String environment(Words words, Door door) {
        return door.simulated() && door.environment() == Environment.SANDBOX
                ? words.say("cluster.sign-in.simulated")
                : environment(words, door.environment());
    }

    static String environment(Words words, Environment environment) {
        return words.say(
                switch (environment) {
                    case DEV -> "cluster.environment.dev";
                    case STAGING -> "cluster.environment.staging";
                    case PROD -> "cluster.environment.prod";
                    case SANDBOX -> "cluster.environment.sandbox";
                });
    }

    static String guard(Words words, Guard.Level guard) {
        return words.say(
                switch (guard) {
                    case FREE -> "cluster.guard.free";
                    case CONFIRM -> "cluster.guard.confirm";
                    case TYPE_NAME -> "cluster.guard.type-name";
                });
    }
}
