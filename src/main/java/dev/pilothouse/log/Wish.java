package dev.pilothouse.log;

import dev.pilothouse.model.ResourceRef;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which logs are to be read, and how much of them.
 *
 * @param previous of the run before the last restart; such a log is never followed
 * @param tail only so many of the newest lines of each container, empty for all
 * @param since only what was written at this moment or later
 * @param pods most pods that are read at once
 */
public record Wish(
        Pick pick, Which containers, Follow follow, boolean previous, OptionalLong tail, Optional<Instant> since, int pods) {

    /** As many pods as are read at once when nobody says otherwise. */
    public static final int PODS = 50;

    /** Whose logs. */
    public sealed interface Pick {

        /** A pod or container, or the pods of a workload or service. */
        record Of(ResourceRef ref) implements Pick {}

        /** The pods that a label selector chooses. */
        record Chosen(String namespace, String selector) implements Pick {}
    }

    /** Which of a pod's containers. */
    public sealed interface Which {

        /** All, init and ephemeral ones too. */
        record All() implements Which {}

        /** The one that is meant when none is named, as kubectl chooses it. */
        record Usual() implements Which {}

        record Named(String name) implements Which {}
    }

    /** How long. */
    public enum Follow {
        /** What is there now. */
        NO,
        /** Until the containers that run now have ended, as kubectl does. */
        RUN,
        /** Through restarts, and as pods come and go, until it is closed. */
        ON
    }

    /** The newest lines of all containers of a pod, workload or service, and what comes from then on. */
    public static Wish following(ResourceRef ref, long tail) {
        return new Wish(new Pick.Of(ref), new Which.All(), Follow.ON, false, OptionalLong.of(tail), Optional.empty(), PODS);
    }

    public Wish withContainers(Which which) {
        return new Wish(pick, which, follow, previous, tail, since, pods);
    }

    /** Returns the same of the run before the last restart, or of this one. */
    public Wish withPrevious(boolean wanted) {
        return new Wish(pick, containers, wanted ? Follow.NO : follow, wanted, tail, since, pods);
    }

    /** Returns the same from a moment on, however many lines that are. */
    public Wish withSince(Instant moment) {
        return new Wish(pick, containers, follow, previous, OptionalLong.empty(), Optional.of(moment), pods);
    }

    public Wish withTail(long lines) {
        return new Wish(pick, containers, follow, previous, OptionalLong.of(lines), since, pods);
    }

    /** Returns the same with all lines that there are. */
    public Wish whole() {
        return new Wish(pick, containers, follow, previous, OptionalLong.empty(), Optional.empty(), pods);
    }
}
