package dev.pilothouse.ui.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.log.Entry;
import dev.pilothouse.log.Level;
import org.junit.jupiter.api.Test;

class LinesModelTest {

    private final MadeUpBook book = new MadeUpBook().source("web-0", "app");
    private final LinesModel model = new LinesModel(new LogLook(true, false, true, false, LogLook.Json.MESSAGE));

    private void lines(int count) {
        for (int i = 0; i < count; i++) {
            book.line(0, Level.INFO, "line " + i);
        }
        model.changed();
    }

    @Test
    void countsWhatCameSinceFollowingStopped() {
        lines(10);
        model.show(book);
        assertThat(model.newLines()).isZero();
        model.followingProperty().set(false);
        lines(214);
        assertThat(model.newLines()).isEqualTo(214);
        model.followingProperty().set(true);
        assertThat(model.newLines()).isZero();
    }

    @Test
    void selectsFromOneLineToAnotherAndAll() {
        lines(10);
        model.show(book);
        model.select(7, false);
        model.select(4, true);
        assertThat(model.selectionProperty().get()).isEqualTo(new Selection(7, 4));
        assertThat(model.selectionProperty().get().has(5)).isTrue();
        assertThat(model.current()).map(Entry::number).contains(4L);
        model.selectAll();
        assertThat(model.selectionProperty().get().from()).isZero();
        assertThat(model.selectionProperty().get().to()).isEqualTo(9);
        assertThat(model.followingProperty().get()).as("what was selected stays in sight").isFalse();
    }

    @Test
    void goesFromMarkToMarkAndRound() {
        lines(10);
        model.show(book);
        for (long number : new long[] {2, 6}) {
            model.select(number, false);
            model.toggleMark();
        }
        model.toMark(true);
        assertThat(model.revealedProperty().get()).isEqualTo(2);
        model.toMark(true);
        assertThat(model.revealedProperty().get()).isEqualTo(6);
        model.toMark(false);
        assertThat(model.revealedProperty().get()).isEqualTo(2);
        model.toggleMark();
        assertThat(model.isMarked(2)).isFalse();
        assertThat(model.isMarked(6)).isTrue();
    }
}
