package dev.pilothouse.ui.timeline;

import dev.pilothouse.timeline.Happening;
import dev.pilothouse.timeline.Lane;
import dev.pilothouse.timeline.Sought;
import dev.pilothouse.ui.kit.axis.TimeAxis;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * What the page shows.
 *
 * @param lanes of what is sought and on the axis
 * @param happenings the same, newest first
 * @param changes moments of changes, for rules through all lanes
 * @param known how many happenings there are of those whom the page is about, sought or not, on the axis or not
 * @param kinds that something happened to
 * @param reasons for which something happened
 */
record Picture(TimeAxis axis, List<Lane> lanes, List<Happening> happenings, List<Long> changes, int known, List<String> kinds, List<String> reasons) {

    static Picture of(Collection<Happening> all, Sought sought, Lane.Grouping grouping, TimeAxis axis) {
        List<Happening> about = new ArrayList<>();
        TreeSet<String> kinds = new TreeSet<>();
        TreeSet<String> reasons = new TreeSet<>();
        Sought everything = Sought.ALL.about(sought.family());
        for (Happening happening : all) {
            if (everything.takes(happening)) {
                about.add(happening);
                kinds.add(happening.about().kind().name());
                if (happening instanceof Happening.Reported) {
                    reasons.add(happening.reason());
                }
            }
        }
        List<Happening> shown = about.stream()
                .filter(happening -> axis.shows(happening.first(), happening.last()) && sought.takes(happening))
                .sorted(Comparator.comparingLong(Happening::last).reversed())
                .toList();
        List<Long> changes = shown.stream().filter(happening -> happening.sort() == Happening.Sort.CHANGE).map(Happening::first).distinct().toList();
        return new Picture(axis, Lane.of(shown, grouping), shown, changes, about.size(), List.copyOf(kinds), List.copyOf(reasons));
    }
}
