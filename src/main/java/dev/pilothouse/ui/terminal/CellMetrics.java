package dev.pilothouse.ui.terminal;

import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/**
 * The size of a cell in one font, in pixels, and its four faces.
 *
 * @param width that of every letter, a fraction as a rule: letters drawn together take the same room as their cells
 *
 * @param evenLines whether the lines of which boxes are drawn are as wide as letters
 */
record CellMetrics(double width, double height, double baseline, boolean evenLines, Font plain, Font bold, Font italic, Font boldItalic) {

    private static final int SAMPLE = 64;
    private static final double SPACING = 1.1;

    static CellMetrics of(Font font) {
        Text sample = new Text("0".repeat(SAMPLE));
        sample.setFont(font);
        double natural = sample.getLayoutBounds().getHeight();
        double height = Math.ceil(natural * SPACING);
        return new CellMetrics(
                sample.getLayoutBounds().getWidth() / SAMPLE,
                height,
                Math.round((height - natural) / 2 + sample.getBaselineOffset()),
                Math.abs(width("─", font) - sample.getLayoutBounds().getWidth()) < 1,
                font,
                Font.font(font.getFamily(), FontWeight.BOLD, font.getSize()),
                Font.font(font.getFamily(), FontPosture.ITALIC, font.getSize()),
                Font.font(font.getFamily(), FontWeight.BOLD, FontPosture.ITALIC, font.getSize()));
    }

    private static double width(String letter, Font font) {
        Text many = new Text(letter.repeat(SAMPLE));
        many.setFont(font);
        return many.getLayoutBounds().getWidth();
    }

    Font face(boolean heavy, boolean slanted) {
        return heavy ? slanted ? boldItalic : bold : slanted ? italic : plain;
    }
}
