package dev.pilothouse.platform.playground.admission;

import dev.pilothouse.platform.playground.registry.Admission;
import dev.pilothouse.platform.playground.registry.GeneratedNames;
import java.util.List;
import java.util.random.RandomGenerator;

/** The plugins that a real API server runs by default, as far as the simulated cluster has them, in their order. */
public final class Plugins {

    private Plugins() {}

    /** Returns them all; quotas come last, so that only what everybody else admits is booked. */
    public static List<Admission> all(RandomGenerator chance) {
        return List.of(
                new NamespaceGuard(),
                new LimitRanges(),
                new ServiceAccountMount(() -> GeneratedNames.ending(chance)),
                new NewNodeTaint(),
                new Priorities(),
                new TolerationSeconds(),
                new DefaultClasses(),
                new InUseProtection(),
                new ClaimResize(),
                new ServiceAddresses(chance),
                new Quotas());
    }
}
