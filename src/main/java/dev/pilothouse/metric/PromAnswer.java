package dev.pilothouse.metric;

import dev.pilothouse.model.Curve;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a Prometheus answered, by its HTTP API: series with their labels, or its own words about why not.
 *
 * @param refused its error, empty when it answered
 */
record PromAnswer(List<Series> series, Optional<String> refused) {

    /** So many series are read and no more. */
    private static final int MOST = 1_000;

    /** One series on the axis that was asked for. */
    record Series(Map<String, String> labels, Curve curve) {

        String label(String name) {
            return labels.getOrDefault(name, "");
        }
    }

    /** The moments that are asked for, in epoch seconds. */
    record Axis(long first, long last, long step) {

        /** Returns an axis of no more points than that whose moments are multiples of its step, so that answers can be cached there. */
        static Axis of(long first, long last, int points) {
            long step = Math.max(15, Math.ceilDiv(Math.ceilDiv(last - first, Math.max(1, points)), 15) * 15);
            return new Axis(Math.ceilDiv(first, step) * step, Math.floorDiv(last, step) * step, step);
        }

        int size() {
            return (int) Math.max(0, (last - first) / step + 1);
        }

        long[] seconds() {
            long[] seconds = new long[size()];
            Arrays.setAll(seconds, i -> first + i * step);
            return seconds;
        }
    }

    /** Reads an answer whatever it is; what is no number or not finite is a gap, and moments off the axis are left out. */
    static PromAnswer read(String text, Axis axis) {
        Tree root;
        try {
            root = Json.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (ProblemException e) {
            return new PromAnswer(List.of(), Optional.of(shortened(text)));
        }
        if (!root.text("status").equals("success")) {
            String error = root.has("error") ? root.text("error") : root.text("message");
            return new PromAnswer(List.of(), Optional.of(shortened(error.isEmpty() ? text : error)));
        }
        List<Series> series = new ArrayList<>();
        for (Tree result : root.trees("data", "result")) {
            if (series.size() == MOST) {
                break;
            }
            List<?> values = result.has("values") ? result.list("values") : List.of(result.list("value"));
            series.add(new Series(result.texts("metric"), curve(values, axis)));
        }
        return new PromAnswer(series, Optional.empty());
    }

    private static Curve curve(List<?> points, Axis axis) {
        double[] values = new double[axis.size()];
        Arrays.fill(values, Double.NaN);
        for (Object point : points) {
            if (point instanceof List<?> pair && pair.size() == 2 && pair.get(0) instanceof Number second) {
                double at = (second.doubleValue() - axis.first) / axis.step;
                int index = (int) Math.round(at);
                if (index >= 0 && index < values.length && Math.abs(at - index) < 0.01) {
                    values[index] = number(pair.get(1));
                }
            }
        }
        return Curve.of(axis.seconds(), values);
    }

    /** Numbers come as text, {@code NaN} and {@code +Inf} among them. */
    private static double number(Object value) {
        try {
            double number = Double.parseDouble(String.valueOf(value));
            return Double.isFinite(number) ? number : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= 160 ? line : line.substring(0, 160) + "…";
    }
}
