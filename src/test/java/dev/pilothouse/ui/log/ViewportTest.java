package dev.pilothouse.ui.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ViewportTest {

    private static Viewport hundred() {
        Viewport viewport = new Viewport(place -> 1);
        viewport.size(100, 10);
        viewport.bounds(0, 100);
        return viewport;
    }

    private static List<Long> places(Viewport viewport) {
        return viewport.seen().stream().map(Viewport.Seen::place).toList();
    }

    @Test
    void showsTheOldestAtFirstAndTheNewestAtTheEnd() {
        Viewport viewport = hundred();
        assertThat(places(viewport)).first().isEqualTo(0L);
        assertThat(viewport.atEnd()).isFalse();
        viewport.toEnd();
        assertThat(places(viewport)).last().isEqualTo(99L);
        assertThat(places(viewport)).hasSize(10);
        assertThat(viewport.atEnd()).isTrue();
    }

    @Test
    void scrollsByPixelsAndNotPastTheEnds() {
        Viewport viewport = hundred();
        viewport.scroll(25);
        assertThat(viewport.seen().getFirst()).isEqualTo(new Viewport.Seen(2, -5, 1));
        viewport.scroll(-1_000);
        assertThat(viewport.seen().getFirst()).isEqualTo(new Viewport.Seen(0, 0, 1));
        viewport.scroll(1_000_000);
        assertThat(viewport.atEnd()).isTrue();
    }

    @Test
    void whatIsInSightStaysWhenLinesComeAndWhenOldOnesGo() {
        Viewport viewport = hundred();
        viewport.toTop(40);
        viewport.bounds(10, 500);
        assertThat(places(viewport)).first().isEqualTo(40L);
        viewport.bounds(60, 500);
        assertThat(places(viewport)).first().as("its line is gone").isEqualTo(60L);
    }

    @Test
    void staysWithinWhatAFilterLeaves() {
        long[] end = {100};
        Viewport viewport = new Viewport(place -> {
            assertThat(place).as("a line that is there").isLessThan(end[0]);
            return 1;
        });
        viewport.size(100, 10);
        viewport.bounds(0, 100);
        viewport.toEnd();
        end[0] = 4;
        viewport.bounds(0, 4);
        assertThat(places(viewport)).containsExactly(0L, 1L, 2L, 3L);
        end[0] = 0;
        viewport.bounds(0, 0);
        assertThat(places(viewport)).isEmpty();
    }

    @Test
    void revealsWithAsLittleMovementAsCanBe() {
        Viewport viewport = hundred();
        viewport.reveal(5);
        assertThat(viewport.top()).isZero();
        viewport.scroll(5);
        viewport.reveal(10);
        assertThat(viewport.seen()).contains(new Viewport.Seen(10, 90, 1));
        viewport.reveal(70);
        assertThat(viewport.seen()).contains(new Viewport.Seen(70, 50, 1));
    }

    @Test
    void neverAsksAboutLinesOutOfSightHoweverManyThereAre() {
        List<Long> asked = new ArrayList<>();
        Viewport viewport = new Viewport(place -> {
            asked.add(place);
            return 1;
        });
        viewport.size(400, 20);
        viewport.bounds(0, 1_000_000);
        viewport.toEnd();
        viewport.reveal(500_000);
        viewport.seen();
        assertThat(asked.stream().distinct().count()).isLessThan(150);
    }

    @Property
    void fillsTheHeightWhileThereAreLines(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 9) Integer> rows, @ForAll @IntRange(min = -900, max = 900) int by) {
        Viewport viewport = new Viewport(place -> rows.get((int) place));
        viewport.size(95, 10);
        viewport.bounds(0, rows.size());
        viewport.scroll(by);
        double all = rows.stream().mapToInt(count -> 10 * count).sum();
        List<Viewport.Seen> seen = viewport.seen();
        Viewport.Seen last = seen.getLast();
        assertThat(seen.getFirst().y()).isLessThanOrEqualTo(0);
        assertThat(last.y() + 10.0 * last.rows()).isGreaterThanOrEqualTo(Math.min(95, all) - 0.001);
    }
}
