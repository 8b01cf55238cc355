package dev.pilothouse.timeline;

import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.timeline.Happening.Sort;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened to one object, or for one reason, in the order of time.
 *
 * @param happenings by their first time, at least one
 * @param count of all of them with their repeats
 * @param warnings of them, with repeats
 * @param newest last moment of any
 */
public record Lane(Subject subject, List<Happening> happenings, long count, long warnings, long newest) {

    /** What lanes are made by. */
    public enum Grouping {
        OBJECT,
        REASON
    }

    /** What a lane is about; stays the same while the lane grows. */
    public sealed interface Subject {

        record OfObject(ResourceRef ref) implements Subject {}

        /** The same reason of an event, or the same kind of thing that we know of ourselves. */
        record OfReason(Sort sort, String reason) implements Subject {}
    }

    /** Returns the lanes, those with warnings first, then the newest. */
    public static List<Lane> of(Collection<Happening> happenings, Grouping grouping) {
        Map<Subject, List<Happening>> lanes = new LinkedHashMap<>();
        happenings.forEach(happening -> lanes.computeIfAbsent(subject(happening, grouping), _ -> new ArrayList<>()).add(happening));
        List<Lane> sorted = new ArrayList<>();
        lanes.forEach((subject, all) -> sorted.add(lane(subject, all)));
        sorted.sort(Comparator.comparing((Lane lane) -> lane.warnings == 0).thenComparing(Comparator.comparingLong(Lane::newest).reversed()));
        return sorted;
    }

    /** Returns what was seen last. */
    public Happening latest() {
        return happenings.stream().max(Comparator.comparingLong(Happening::last)).orElseThrow();
    }

    private static Subject subject(Happening happening, Grouping grouping) {
        return switch (grouping) {
            case OBJECT -> new Subject.OfObject(happening.about());
            case REASON -> new Subject.OfReason(happening.sort(), happening.reason());
        };
    }

    private static Lane lane(Subject subject, List<Happening> all) {
        all.sort(Comparator.comparingLong(Happening::first));
        long count = 0;
        long warnings = 0;
        long newest = 0;
        for (Happening happening : all) {
            count += happening.count();
            warnings += happening.sort() == Sort.WARNING ? happening.count() : 0;
            newest = Math.max(newest, happening.last());
        }
        return new Lane(subject, List.copyOf(all), count, warnings, newest);
    }
}
