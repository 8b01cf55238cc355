package dev.pilothouse.timeline;

import dev.pilothouse.cluster.Write;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.timeline.Happening.Reported;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What changed before an object broke.
 *
 * @param warning the first one since the object was last quiet
 * @param suspects changes in the {@link #WINDOW} before it, the latest first
 */
public record Before(ResourceRef object, Reported warning, List<Suspect> suspects) {

    /** So long before its first warning may a change be to blame: pods that start slowly warn late. */
    public static final Duration WINDOW = Duration.ofMinutes(15);

    /** Warnings with a longer gap between them are two troubles. */
    static final Duration QUIET = Duration.ofMinutes(10);

    /** A rollout or a write so soon after a change is that change. */
    private static final long SAME_DEED = 10;

    /** The cluster's clock is known to the second, and events are told in seconds. */
    private static final long SLACK = 2;

    private static final Set<String> CONTROLLERS = Set.of("kube-controller-manager", "kube-scheduler", "kubelet", "kube-apiserver");

    /**
     * Returns the first warning, since it was last quiet, of the one of a family that warned last; empty when there is none. A new pod that
     * fails is a new trouble, however soon after another.
     */
    public static Optional<Reported> broke(Family family, Collection<Happening> happenings) {
        List<Reported> all = happenings.stream()
                .filter(happening -> happening instanceof Reported reported && reported.warning() && family.holds(reported.about()))
                .map(Reported.class::cast)
                .sorted(Comparator.comparingLong(Reported::first))
                .toList();
        Optional<ResourceRef> latest = all.stream().max(Comparator.comparingLong(Reported::last)).map(Reported::about);
        List<Reported> warnings = all.stream().filter(warning -> latest.filter(warning.about()::equals).isPresent()).toList();
        Reported begin = null;
        long until = 0;
        for (Reported warning : warnings) {
            if (begin == null || warning.first() - until > QUIET.toSeconds()) {
                begin = warning;
            }
            until = Math.max(until, warning.last());
        }
        return Optional.ofNullable(begin);
    }

    /** Returns what was changed before that warning, of what the object is tied to. */
    public static Before of(ResourceRef object, Reported warning, List<Tie> ties, Collection<Happening> happenings) {
        List<Suspect> suspects = new ArrayList<>();
        for (Happening happening : happenings) {
            if (happening instanceof Happening.Changed changed && isBefore(changed.first(), warning)) {
                tie(ties, changed.about()).ifPresent(tie -> suspects.add(new Suspect.Ours(changed.receipt(), changed.about(), tie.how(), changed.first())));
            }
        }
        for (Tie tie : ties) {
            for (Tie.Writer writer : tie.writers()) {
                moment(writer.time()).filter(at -> isBefore(at, warning) && counts(writer, tie.ref(), at, suspects))
                        .ifPresent(at -> suspects.add(new Suspect.Theirs(writer.name(), tie.ref(), tie.how(), at)));
            }
        }
        for (Happening happening : happenings) {
            if (happening instanceof Happening.RolledOut rollout && isBefore(rollout.first(), warning) && !known(rollout.about(), rollout.first(), suspects)) {
                tie(ties, rollout.about()).ifPresent(tie -> suspects.add(new Suspect.Rollout(rollout.revision(), rollout.about(), tie.how(), rollout.first())));
            }
        }
        suspects.sort(Comparator.comparingLong(Suspect::at).reversed());
        return new Before(object, warning, List.copyOf(suspects));
    }

    private static boolean isBefore(long at, Reported warning) {
        return at <= warning.first() + SLACK && at >= warning.first() - WINDOW.toSeconds();
    }

    private static Optional<Tie> tie(List<Tie> ties, ResourceRef ref) {
        return ties.stream().filter(tie -> Family.same(tie.ref(), ref)).findFirst();
    }

    /** Controllers follow what others wish, and our own writes are in the journal unless they were made elsewhere. */
    private static boolean counts(Tie.Writer writer, ResourceRef ref, long at, List<Suspect> suspects) {
        return !CONTROLLERS.contains(writer.name()) && !(writer.name().equals(Write.FIELD_MANAGER) && known(ref, at, suspects));
    }

    private static boolean known(ResourceRef ref, long at, List<Suspect> suspects) {
        return suspects.stream().anyMatch(suspect -> Family.same(suspect.touched(), ref) && Math.abs(suspect.at() - at) <= SAME_DEED);
    }

    private static Optional<Long> moment(String time) {
        try {
            return Optional.of(Instant.parse(time).getEpochSecond());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
