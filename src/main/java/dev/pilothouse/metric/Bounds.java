package dev.pilothouse.metric;

import dev.pilothouse.model.Quantity;
import dev.pilothouse.model.Tree;

/**
 * What use is held against; {@link Double#NaN} where nothing is said.
 *
 * @param request what a container asks for; of a node, what its pods ask for together
 * @param limit what a container may use at most; of a node, what it offers
 */
public record Bounds(double request, double limit) {

    public static final Bounds NONE = new Bounds(Double.NaN, Double.NaN);

    /** Returns those of a container. */
    static Bounds of(Tree container, Gauge gauge) {
        return new Bounds(amount(container.text("resources", "requests", gauge.resource()), gauge), amount(container.text("resources", "limits", gauge.resource()), gauge));
    }

    private static double amount(String text, Gauge gauge) {
        return Quantity.parse(text).map(quantity -> quantity.value().movePointRight(gauge == Gauge.CPU ? 3 : 0).doubleValue()).orElse(Double.NaN);
    }

    public boolean requests() {
        return !Double.isNaN(request);
    }

    public boolean limits() {
        return !Double.isNaN(limit);
    }

    /** Returns the same of so many alike. */
    public Bounds times(int count) {
        return new Bounds(request * count, limit * count);
    }

    /** Returns both together: what all ask for as far as they do, and a limit only where all have one. */
    public Bounds plus(Bounds other) {
        double asked = !requests() ? other.request : !other.requests() ? request : request + other.request;
        return new Bounds(asked, limit + other.limit);
    }
}
