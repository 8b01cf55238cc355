package dev.pilothouse.ui.shell;

import dev.pilothouse.guide.form.PastUse;
import dev.pilothouse.metric.Advice;
import dev.pilothouse.metric.Gauge;
import dev.pilothouse.metric.Meter;
import dev.pilothouse.metric.RightSizing;
import dev.pilothouse.metric.Target;
import dev.pilothouse.model.Quantity;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Hands what was measured over the last hour to the guides, which know nothing of measuring. Blocks. */
record LastHour(Session session, Meter meter) implements Function<ResourceRef, List<PastUse>> {

    private static final Duration HOUR = Duration.ofHours(1);

    /** What was seen for a shorter time says no more than what is used now. */
    private static final long ENOUGH_SECONDS = 120;

    @Override
    public List<PastUse> apply(ResourceRef ref) {
        if (!Target.takes(ref.kind()) || !(Target.read(session.cluster(), ref, session.cluster().get(ref)) instanceof Target.Pods pods)) {
            return List.of();
        }
        long now = session.cluster().clock().instant().getEpochSecond();
        return RightSizing.of(pods, meter.past(pods, now - HOUR.toSeconds(), now).study()).stream().flatMap(advice -> use(advice).stream()).toList();
    }

    private static Optional<PastUse> use(Advice advice) {
        if (advice.seen().seconds() < ENOUGH_SECONDS) {
            return Optional.empty();
        }
        List<Quantity> seen = Stream.of(advice.seen().usual(), advice.seen().peak())
                .flatMap(amount -> Quantity.parse(RightSizing.quantity(advice.gauge(), amount)).stream())
                .toList();
        String resource = advice.gauge() == Gauge.CPU ? "cpu" : "memory";
        return Optional.of(new PastUse(advice.container(), resource, seen.getFirst(), seen.getLast(), advice.pods()));
    }
}
