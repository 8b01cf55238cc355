package dev.pilothouse.ui.topology;

import dev.pilothouse.ui.kit.Fonts;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.topology.MapColours.Role;
import dev.pilothouse.words.Words;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.IkonResolverProvider;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.javafx.JavaFXFontLoader;

/** Draws texts, icons and lines in the colours of the map. What was measured once is remembered: a frame writes hundreds of texts. */
final class Brush {

    private static final int REMEMBERED = 20_000;
    private static final double[] SOLID = {};

    private final MapColours colours;
    private final GraphicsContext pen;
    private final Language language;
    private final Text measure = new Text();
    private final Map<Fit, String> fitted = new HashMap<>();
    private final Map<Style, Font> fonts = new HashMap<>();
    private final Map<String, Glyph> glyphs = new HashMap<>();
    private String family = "";

    /** A size and weight of text. */
    record Style(double size, boolean bold, String family) {

        Style(double size, boolean bold) {
            this(size, bold, "");
        }
    }

    private record Fit(String text, Style style, double room) {}

    /** An icon as a letter of its font. */
    private record Glyph(String text, String family) {

        static Glyph of(String literal) {
            return new Glyph(new FontIcon(literal).getText(), IkonResolverProvider.getInstance(JavaFXFontLoader.getInstance()).resolve(literal).getFontFamily());
        }
    }

    Brush(MapColours colours, GraphicsContext pen, Language language) {
        this.colours = colours;
        this.pen = pen;
        this.language = language;
    }

    GraphicsContext pen() {
        return pen;
    }

    /** Begins a frame: the language may be another. */
    void begin() {
        String now = Fonts.text(language.words().locale());
        if (!now.equals(family) || fitted.size() > REMEMBERED) {
            family = now;
            fonts.clear();
            fitted.clear();
        }
        pen.setTextBaseline(VPos.CENTER);
        pen.setTextAlign(TextAlignment.LEFT);
        pen.setLineDashes(SOLID);
    }

    Words words() {
        return language.words();
    }

    void fill(Role role) {
        pen.setFill(colours.colour(role));
    }

    void line(Role role, double width, double... dashes) {
        pen.setStroke(colours.colour(role));
        pen.setLineWidth(width);
        pen.setLineDashes(dashes);
    }

    /** Writes a text on the line through that middle, cut in its own middle when it has no room; returns where it ends. */
    double write(String text, Style style, Role role, double x, double middle, double room) {
        String cut = fit(text, style, room);
        pen.setFont(font(style));
        fill(role);
        pen.fillText(cut, x, middle);
        return x + width(cut, style);
    }

    /** Returns the text, or the shorter one where it has no room. */
    String fitting(String text, String shorter, Style style, double room) {
        return fit(text, style, room).equals(text) ? text : shorter;
    }

    private Font font(Style style) {
        return fonts.computeIfAbsent(style, wanted -> Font.font(family, wanted.bold() ? FontWeight.BOLD : FontWeight.NORMAL, wanted.size()));
    }

    private String fit(String text, Style style, double room) {
        return fitted.computeIfAbsent(new Fit(text, style, Math.floor(room)), wanted -> cut(SafeText.line(text), style, wanted.room()));
    }

    private String cut(String text, Style style, double room) {
        if (width(text, style) <= room) {
            return text;
        }
        int keep = text.length() - 1;
        while (keep > 1 && width(middle(text, keep), style) > room) {
            keep--;
        }
        return middle(text, keep);
    }

    private static String middle(String text, int keep) {
        int head = (keep + 1) / 2;
        return text.substring(0, head) + "…" + text.substring(text.length() - (keep - head));
    }

    double width(String text, Style style) {
        measure.setFont(font(style));
        measure.setText(text);
        return measure.getLayoutBounds().getWidth();
    }

    /** Draws an icon around that middle. */
    void icon(String literal, int size, Role role, double x, double y) {
        Glyph glyph = glyphs.computeIfAbsent(literal, Glyph::of);
        pen.setFont(fonts.computeIfAbsent(new Style(size, false, glyph.family()), style -> Font.font(style.family(), style.size())));
        fill(role);
        pen.setTextAlign(TextAlignment.CENTER);
        pen.fillText(glyph.text(), x, y);
        pen.setTextAlign(TextAlignment.LEFT);
    }
}
