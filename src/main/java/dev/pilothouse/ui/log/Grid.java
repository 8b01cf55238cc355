package dev.pilothouse.ui.log;

import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/**
 * The measures of the lines in one size of text: 19 high at 12 px, and everything else in proportion.
 *
 * @param cell width of a character
 * @param row height of a line, in whole pixels so that all lines are equally sharp
 */
record Grid(Font font, Font bold, double cell, double row) {

    private static final double ROW_TO_FONT = 19.0 / 12;
    private static final int SAMPLE = 40;

    static Grid of(Font font) {
        Text sample = new Text("0".repeat(SAMPLE));
        sample.setFont(font);
        Font bold = Font.font(font.getFamily(), FontWeight.BOLD, font.getSize());
        return new Grid(font, bold, sample.getLayoutBounds().getWidth() / SAMPLE, Math.round(font.getSize() * ROW_TO_FONT));
    }
}
