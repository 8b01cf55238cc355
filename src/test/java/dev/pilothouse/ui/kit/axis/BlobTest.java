package dev.pilothouse.ui.kit.axis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.ui.kit.axis.Mark.Look;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BlobTest {

    private static final TimeAxis HOUR = new TimeAxis(0, 3600);

    private static Mark<String> mark(Look look, long first, long last, long count) {
        return new Mark<>(look, first, last, count, look + " " + first);
    }

    @Test
    void marksThatAreTooNearAreOneShapeOfTheGravest() {
        List<Blob<String>> blobs = Blob.of(
                List.of(mark(Look.NORMAL, 100, 100, 1), mark(Look.WARNING, 101, 102, 5), mark(Look.NORMAL, 2000, 2000, 1)), HOUR, 720);

        assertEquals(List.of(Look.WARNING, Look.NORMAL), blobs.stream().map(Blob::look).toList());
        assertEquals(List.of(6L, 1L), blobs.stream().map(Blob::count).toList());
        assertEquals(20.0, blobs.getFirst().start());
        assertEquals(20.4, blobs.getFirst().end(), 0.01);
    }

    @Test
    void aFlagIsNeverCovered() {
        List<Blob<String>> blobs = Blob.of(List.of(mark(Look.CHANGE, 100, 100, 1), mark(Look.WARNING, 100, 100, 5)), HOUR, 720);

        assertEquals(List.of(Look.WARNING, Look.CHANGE), blobs.stream().map(Blob::look).toList());
    }

    @Property
    void shapesAreApartAndHoldEveryMarkOnTheAxisOnce(@ForAll @Size(max = 60) List<@IntRange(max = 4000) Integer> moments) {
        List<Mark<String>> marks = new ArrayList<>();
        moments.forEach(at -> marks.add(mark(Look.NORMAL, at, at, 1)));

        List<Blob<String>> blobs = Blob.of(marks, HOUR, 500);

        assertEquals(moments.stream().filter(at -> at <= 3600).count(), blobs.stream().mapToLong(Blob::count).sum());
        for (int i = 1; i < blobs.size(); i++) {
            double begun = HOUR.place(blobs.get(i - 1).marks().getFirst().last(), 500);
            assertTrue(HOUR.place(blobs.get(i).marks().getFirst().last(), 500) - begun >= Blob.APART);
        }
    }

    @Property
    void zoomingKeepsTheMomentUnderThePointerAndAtLeastAMinute(@ForAll @IntRange(max = 3600) int around, @ForAll @IntRange(min = 1, max = 400) int percent) {
        TimeAxis zoomed = HOUR.zoomed(percent / 100.0, around);

        assertTrue(zoomed.span() >= TimeAxis.LEAST);
        if (zoomed.span() > TimeAxis.LEAST) {
            assertEquals(HOUR.place(around, 1000), zoomed.place(around, 1000), 1000.0 / zoomed.span() + 1);
        }
    }

    @Test
    void ticksAreRoundAndHaveRoom() {
        assertEquals(List.of("00:15", "00:30", "00:45", "01:00"), new TimeAxis(1, 3600).ticks(400, ZoneOffset.UTC).stream().map(TimeAxis.Tick::label).toList());
        assertEquals("1970-01-02", new TimeAxis(86_000, 90_000).ticks(400, ZoneOffset.UTC).getFirst().label());
        assertEquals("00:01:20", new TimeAxis(65, 130).ticks(800, ZoneOffset.UTC).get(1).label());
    }
}
