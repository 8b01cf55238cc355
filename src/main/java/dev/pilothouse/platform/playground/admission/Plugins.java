package dev.pilothouse.platform.playground.admission;

import dev.pilothouse.platform.playground.registry.Admission;
import java.util.List;
import java.util.random.RandomGenerator;

/** The plugins that a real API server runs by default, as far as the simulated cluster has them, in their order. */
public final class Plugins {

    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private Plugins() {}

    /** Returns them all; quotas come last, so that only what everybody else admits is booked. */
    public static List<Admission> all(RandomGenerator chance) {
        return List.of(
                new NamespaceExists(),
                new LimitRanges(),
                new ServiceAccountMount(() -> suffix(chance)),
                new NewNodeTaint(),
                new Priorities(),
                new TolerationSeconds(),
                new DefaultClasses(),
                new InUseProtection(),
                new ClaimResize(),
                new ServiceAddresses(chance),
                new Quotas());
    }

    private static String suffix(RandomGenerator chance) {
        StringBuilder suffix = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            suffix.append(LETTERS.charAt(chance.nextInt(LETTERS.length())));
        }
        return suffix.toString();
    }
}
