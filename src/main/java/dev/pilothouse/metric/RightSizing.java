package dev.pilothouse.metric;

import dev.pilothouse.metric.Advice.Verdict;
import dev.pilothouse.model.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Which requests and limits fit what is used in fact.
 *
 * <p>A request should be what is used usually: the 95th percentile of the processor, which can be shared, and the peak of memory, which
 * can't, each with some room. A memory limit needs room above the peak, because reaching it kills. A processor limit is only looked at
 * where it holds the container back: there is less harm in none. Of several pods the one that uses most counts, since all get the same.
 */
public final class RightSizing {

    /** What was seen for a shorter time says nothing. */
    static final long ENOUGH_SECONDS = 15 * 60;

    /** What was seen for a shorter time may miss the busy hour of a day. */
    static final long DAY_SECONDS = 20 * 3_600;

    static final double CPU_ROOM = 1.15;
    static final double MEMORY_ROOM = 1.2;
    static final double LIMIT_ROOM = 1.5;
    private static final double NEAR = 0.9;
    private static final double THROTTLED = 0.1;
    private static final double FAR = 2;
    private static final double LEAST_CPU = 10;
    private static final double LEAST_MEMORY = 16 << 20;

    private RightSizing() {}

    /** Returns an advice for processor and memory of each container. */
    public static List<Advice> of(Target.Pods target, Study study) {
        List<Advice> all = new ArrayList<>();
        for (Target.Container container : target.containers()) {
            List<Study.Part> parts = study.of(container.name());
            int kills = container.kills() + (int) parts.stream().filter(Study.Part::killed).count();
            for (Gauge gauge : Gauge.values()) {
                List<Curve> curves = parts.stream().map(part -> part.of(gauge)).filter(Curve::known).toList();
                double throttled = Statistics.of(parts.stream().map(Study.Part::throttled).toList()).usual();
                all.add(of(container.name(), gauge, container.of(gauge), Statistics.of(curves), curves.size(), throttled, kills));
            }
        }
        return all;
    }

    /**
     * @param throttled the 95th percentile of the share of periods in which it was held back
     * @param kills how often it was killed because of its memory limit
     */
    static Advice of(String container, Gauge gauge, Bounds bounds, Statistics seen, int pods, double throttled, int kills) {
        boolean memory = gauge == Gauge.MEMORY;
        double request = round(gauge, memory ? Math.max(LEAST_MEMORY, seen.peak() * MEMORY_ROOM) : Math.max(LEAST_CPU, seen.usual() * CPU_ROOM));
        double limit = round(gauge, Math.max(request, Math.max(seen.peak(), bounds.limits() ? bounds.limit() : 0) * LIMIT_ROOM));
        Verdict verdict = verdict(memory, bounds, seen, throttled, kills, request);
        OptionalDouble none = OptionalDouble.empty();
        OptionalDouble wanted = OptionalDouble.of(request);
        OptionalDouble ask = bounds.requests() && bounds.request() >= (memory ? seen.peak() : seen.usual()) ? none : wanted;
        OptionalDouble room = bounds.limits() ? OptionalDouble.of(limit) : none;
        return switch (verdict) {
            case KILLED, NEAR_LIMIT, THROTTLED -> new Advice(container, gauge, verdict, bounds, seen, pods, ask, room);
            case ASKS_TOO_LITTLE, ASKS_NOTHING ->
                new Advice(container, gauge, verdict, bounds, seen, pods, wanted, bounds.limits() && bounds.limit() < request ? room : none);
            case ASKS_TOO_MUCH -> new Advice(container, gauge, verdict, bounds, seen, pods, wanted, none);
            case FITS, TOO_SHORT -> new Advice(container, gauge, verdict, bounds, seen, pods, none, none);
        };
    }

    private static Verdict verdict(boolean memory, Bounds bounds, Statistics seen, double throttled, int kills, double request) {
        if (memory && kills > 0 && bounds.limits()) {
            return Verdict.KILLED;
        }
        if (memory && bounds.limits() && seen.peak() > NEAR * bounds.limit()) {
            return Verdict.NEAR_LIMIT;
        }
        if (seen.seconds() < ENOUGH_SECONDS) {
            return Verdict.TOO_SHORT;
        }
        if (!memory && bounds.limits() && throttled > THROTTLED) {
            return Verdict.THROTTLED;
        }
        if (!bounds.requests()) {
            return Verdict.ASKS_NOTHING;
        }
        if ((memory ? seen.peak() : seen.usual()) > bounds.request()) {
            return Verdict.ASKS_TOO_LITTLE;
        }
        return bounds.request() > FAR * request ? Verdict.ASKS_TOO_MUCH : Verdict.FITS;
    }

    /** Tells whether it was looked at for less than about a day, so that a busy hour may be missing. */
    public static boolean brief(Advice advice) {
        return advice.seen().seconds() < DAY_SECONDS;
    }

    /** Up to what people write: steps of 5m below 100m and 10m below a core, of 16Mi below 1Gi, coarser above. */
    static double round(Gauge gauge, double amount) {
        double step = gauge == Gauge.CPU
                ? amount < 100 ? 5 : amount < 1000 ? 10 : 100
                : (amount < 1L << 30 ? 16 : amount < 8L << 30 ? 64 : 256) * (double) (1 << 20);
        return Math.ceil(amount / step - 1e-9) * step;
    }

    /** Returns an amount as a quantity: {@code 120m}, {@code 256Mi}. */
    public static String quantity(Gauge gauge, double amount) {
        return gauge == Gauge.CPU ? Math.round(amount) + "m" : Math.round(amount / (1 << 20)) + "Mi";
    }
}
