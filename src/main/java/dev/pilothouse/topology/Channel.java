package dev.pilothouse.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The space between two columns, in which lines turn on tracks: one track for each bundle of lines, shared where bundles do not meet. */
final class Channel {

    private final double left;
    private final double right;
    private final double spacing;
    private final Map<String, Bundle> bundles = new HashMap<>();
    private int tracks = -1;

    Channel(double left, double right, double spacing) {
        this.left = left;
        this.right = right;
        this.spacing = spacing;
    }

    /** Lines that leave one box, as far as they reach up and down. */
    private static final class Bundle {
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        int track;
    }

    /** Where one line turns; its place is known when all lines are. */
    final class Turn {
        private final Bundle bundle;

        private Turn(Bundle bundle) {
            this.bundle = bundle;
        }

        double x() {
            if (tracks < 0) {
                assign();
            }
            double step = Math.min(spacing, (right - left - 2 * spacing) / Math.max(1, tracks));
            return (left + right) / 2 + (bundle.track - (tracks - 1) / 2.0) * step;
        }
    }

    Turn turn(String key, double from, double to) {
        if (from == to) {
            return new Turn(new Bundle());
        }
        Bundle bundle = bundles.computeIfAbsent(key, _ -> new Bundle());
        bundle.top = Math.min(bundle.top, Math.min(from, to));
        bundle.bottom = Math.max(bundle.bottom, Math.max(from, to));
        return new Turn(bundle);
    }

    private void assign() {
        List<Bundle> order = new ArrayList<>(bundles.values());
        order.sort(Comparator.<Bundle>comparingDouble(bundle -> bundle.top).thenComparingDouble(bundle -> bundle.bottom));
        List<Double> ends = new ArrayList<>();
        for (Bundle bundle : order) {
            int track = 0;
            while (track < ends.size() && ends.get(track) >= bundle.top) {
                track++;
            }
            bundle.track = track;
            if (track == ends.size()) {
                ends.add(bundle.bottom);
            } else {
                ends.set(track, bundle.bottom);
            }
        }
        tracks = ends.size();
    }
}
