package dev.pilothouse.topology;

import dev.pilothouse.topology.Step.Standing;
import java.util.Comparator;
import java.util.List;

/**
 * What network policies decide about a line of traffic.
 *
 * @param steps what is said about it, with the policy that decides
 */
public record Verdict(Ruling ruling, List<Step> steps) {

    /** From what concerns a reader least to what does most. */
    public enum Ruling {
        /** No policy is about it. */
        OPEN,
        /** A policy lets it in. */
        ALLOWED,
        /** Policies let some in, by who asks or at which port. */
        SOME,
        /** No policy lets it in. */
        DENIED
    }

    static Verdict of(Step step) {
        Ruling ruling = switch (step.standing()) {
            case BROKEN -> Ruling.DENIED;
            case DOUBTFUL -> Ruling.SOME;
            case PASSES -> step.object().isPresent() ? Ruling.ALLOWED : Ruling.OPEN;
        };
        return new Verdict(ruling, List.of(step));
    }

    /** Returns the verdict over a connection that both ends must let pass. */
    static Verdict ofBoth(Step out, Step in) {
        List<Step> broken = List.of(out, in).stream().filter(step -> step.standing() == Standing.BROKEN).toList();
        List<Step> decided = List.of(out, in).stream().filter(step -> step.object().isPresent()).toList();
        return broken.isEmpty() ? new Verdict(Ruling.ALLOWED, decided) : new Verdict(Ruling.DENIED, broken);
    }

    /** Returns one verdict over several ways of one line: where some are denied and others are not, some pass. */
    static Verdict together(List<Verdict> ways) {
        List<Step> steps = ways.stream().flatMap(way -> way.steps().stream()).distinct().toList();
        Ruling most = ways.stream().map(Verdict::ruling).max(Comparator.naturalOrder()).orElse(Ruling.OPEN);
        boolean mixed = most == Ruling.DENIED && ways.stream().anyMatch(way -> way.ruling() != Ruling.DENIED);
        return new Verdict(mixed ? Ruling.SOME : most, steps);
    }
}
