package dev.pilothouse.timeline;

import static dev.pilothouse.timeline.Happened.WEB;
import static dev.pilothouse.timeline.Happened.changed;
import static dev.pilothouse.timeline.Happened.normal;
import static dev.pilothouse.timeline.Happened.pod;
import static dev.pilothouse.timeline.Happened.warning;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.timeline.Lane.Grouping;
import dev.pilothouse.timeline.Lane.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LaneTest {

    private final List<Happening> happenings = List.of(
            normal(pod("b"), "Pulled", 50), warning(pod("a"), "BackOff", 20, 40, 6), normal(pod("a"), "Pulled", 10), changed("c1", WEB, 45));

    @Test
    void anObjectHasOneLaneWithItsRepeatsCountedAndThoseWithWarningsComeFirst() {
        List<Lane> lanes = Lane.of(happenings, Grouping.OBJECT);

        assertEquals(List.of(new Subject.OfObject(pod("a")), new Subject.OfObject(pod("b")), new Subject.OfObject(WEB)), lanes.stream().map(Lane::subject).toList());
        Lane first = lanes.getFirst();
        assertEquals(7, first.count());
        assertEquals(6, first.warnings());
        assertEquals(40, first.newest());
        assertEquals(List.of(10L, 20L), first.happenings().stream().map(Happening::first).toList());
    }

    @Test
    void aReasonHasOneLaneForAllObjects() {
        List<Lane> lanes = Lane.of(happenings, Grouping.REASON);

        assertEquals(List.of("BackOff", "Pulled", "apply-several"), lanes.stream().map(lane -> ((Subject.OfReason) lane.subject()).reason()).toList());
        assertEquals(2, lanes.get(1).happenings().size());
    }

    @Property
    void nothingIsLostAndNothingIsToldTwice(@ForAll @Size(max = 50) List<@IntRange(max = 9) Integer> some) {
        List<Happening> all = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            all.add(normal(pod("p" + some.get(i)), "r" + some.get(i) % 3, i));
        }
        for (Grouping grouping : Grouping.values()) {
            List<Lane> lanes = Lane.of(all, grouping);
            assertEquals(Set.copyOf(all), Set.copyOf(lanes.stream().flatMap(lane -> lane.happenings().stream()).toList()));
            assertEquals(all.size(), lanes.stream().mapToInt(lane -> lane.happenings().size()).sum());
        }
    }

    @Test
    void whoSeeksByWordsKindOrReasonGetsThatAlone() {
        assertEquals(1, happenings.stream().filter(Sought.ALL.withWords("BROKEN back")::takes).count());
        assertEquals(3, happenings.stream().filter(Sought.ALL.withKind("pod")::takes).count());
        assertEquals(2, happenings.stream().filter(Sought.ALL.withReason("pulled")::takes).count());
        assertEquals(1, happenings.stream().filter(Sought.ALL.withSorts(Set.of(Happening.Sort.CHANGE))::takes).count());
        assertEquals(2, happenings.stream().filter(Sought.ALL.about(Optional.of(Family.alone(pod("a"))))::takes).count());
        assertFalse(Sought.ALL.about(Optional.of(Family.alone(pod("a")))).narrows());
        assertTrue(Sought.ALL.withWords("x").narrows());
    }
}
