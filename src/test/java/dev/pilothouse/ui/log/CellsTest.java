package dev.pilothouse.ui.log;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CellsTest {

    @Test
    void plainLettersTakeACellEach() {
        Cells cells = new Cells("GET /é");
        assertThat(cells.count()).isEqualTo(6);
        assertThat(cells.cellAt(4)).isEqualTo(4);
        assertThat(cells.runs(0, 6)).containsExactly(new Cells.Run(0, 6, 0, 6));
    }

    @Test
    void hanTakesTwoAndWhatFollowsStandsWhereItShould() {
        Cells cells = new Cells("a你好b");
        assertThat(cells.count()).isEqualTo(6);
        assertThat(cells.cellAt(3)).isEqualTo(5);
        assertThat(cells.indexAt(3)).isEqualTo(2);
        assertThat(cells.indexAt(2)).as("in the middle of the first").isEqualTo(2);
        assertThat(cells.runs(0, 4)).extracting(Cells.Run::cell).containsExactly(0, 1, 3, 5);
    }

    @Test
    void anEmojiIsWideAndACombiningAccentTakesNothing() {
        assertThat(new Cells("🚀x").cellAt(2)).isEqualTo(2);
        Cells accent = new Cells("e\u0301x");
        assertThat(accent.count()).isEqualTo(2);
        assertThat(accent.runs(0, 3).getFirst().to()).isEqualTo(3);
    }

    @Test
    void hebrewIsOneRunThatKeepsToItsCells() {
        Cells cells = new Cells("x שלום|");
        assertThat(cells.runs(0, 7)).containsExactly(new Cells.Run(0, 2, 0, 2), new Cells.Run(2, 6, 2, 4), new Cells.Run(6, 7, 6, 1));
    }

    @Property
    void runsCoverTheTextWithoutAGap(@ForAll String text) {
        Cells cells = new Cells(text);
        int at = 0;
        for (Cells.Run run : cells.runs(0, text.length())) {
            assertThat(run.from()).isEqualTo(at);
            assertThat(run.to()).isGreaterThan(at);
            at = run.to();
        }
        assertThat(at).isEqualTo(text.length());
    }

    @Property
    void aCellLeadsBackToItsCharacter(@ForAll String text) {
        Cells cells = new Cells(text);
        for (int i = 0; i < text.length(); i++) {
            assertThat(cells.cellAt(cells.indexAt(cells.cellAt(i)))).isEqualTo(cells.cellAt(i));
        }
    }
}
