package dev.pilothouse.guide.deploy;

import dev.pilothouse.model.Tree;

/** How a Deployment counts shares of its copies ({@code ResolveFenceposts} of the deployment controller). */
final class Rounding {

    private static final String DEFAULT = "25%";

    private Rounding() {}

    /**
     * Returns how many copies may be away during an update: shares are rounded down, those on top up, and when neither would be
     * allowed, one may be away.
     */
    static int unavailable(Tree spec, int replicas) {
        String maxUnavailable = spec.text("strategy", "rollingUpdate", "maxUnavailable");
        String surge = spec.text("strategy", "rollingUpdate", "maxSurge");
        int above = share(surge.isEmpty() ? DEFAULT : surge, replicas, true);
        int away = share(maxUnavailable.isEmpty() ? DEFAULT : maxUnavailable, replicas, false);
        return above == 0 && away == 0 ? 1 : Math.min(away, replicas);
    }

    private static int share(String text, int of, boolean up) {
        try {
            if (text.endsWith("%")) {
                double exact = Integer.parseInt(text.substring(0, text.length() - 1)) * (double) of / 100;
                return (int) (up ? Math.ceil(exact) : Math.floor(exact));
            }
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
