package dev.pilothouse.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

/**
 * How the window looks: light or dark, how dense, how large its text. Dressed scenes follow every change at once.
 *
 * <p>Colours come from the token sheet of the theme; all other sheets are the same in both.
 */
public final class Theme {

    /** Who decides between light and dark. */
    public enum Choice {
        /** The desktop. */
        SYSTEM,
        LIGHT,
        DARK
    }

    private static final String FOLDER = "/dev/pilothouse/ui/css/";

    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.SYSTEM);
    private final ObjectProperty<Density> density = new SimpleObjectProperty<>(Density.STANDARD);
    private final IntegerProperty textPercent = new SimpleIntegerProperty(100);
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final DoubleBinding rowHeight = Bindings.createDoubleBinding(
            () -> density.get().rowHeight(textPercent.get()), density, textPercent);
    private final List<Dressed> scenes = new ArrayList<>();
    private final Language language;

    private record Dressed(Scene scene, List<String> rooms) {}

    public Theme(Language language) {
        this.language = language;
        InvalidationListener again = source -> apply();
        choice.addListener(again);
        density.addListener(again);
        textPercent.addListener(again);
        language.wordsProperty().addListener(again);
        // the desktop's preferences outlive every window
        Platform.getPreferences().colorSchemeProperty().addListener(new WeakInvalidationListener(again));
        apply();
    }

    public ObjectProperty<Choice> choiceProperty() {
        return choice;
    }

    public ObjectProperty<Density> densityProperty() {
        return density;
    }

    /** Returns the text size in percent of the usual one. */
    public IntegerProperty textPercentProperty() {
        return textPercent;
    }

    /** Returns whether dark colours are shown now. */
    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /** Returns the height of a table row. */
    public DoubleBinding rowHeightBinding() {
        return rowHeight;
    }

    /** Gives the scene our sheets, and those of the named rooms, and keeps them right. */
    public void dress(Scene scene, String... rooms) {
        scenes.add(new Dressed(scene, Arrays.stream(rooms).map(room -> room + ".css").toList()));
        apply();
    }

    private void apply() {
        dark.set(
                switch (choice.get()) {
                    case LIGHT -> false;
                    case DARK -> true;
                    case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
                });
        String base = dark.get() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
        if (!base.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(base);
        }
        scenes.forEach(this::apply);
    }

    private void apply(Dressed dressed) {
        List<String> sheets = new ArrayList<>();
        sheets.add(sheet(dark.get() ? "tokens-dark.css" : "tokens-light.css"));
        sheets.add(sheet("base.css"));
        dressed.rooms.forEach(room -> sheets.add(sheet(room)));
        sheets.add(type());
        dressed.scene.getStylesheets().setAll(sheets);
        List<String> classes = dressed.scene.getRoot().getStyleClass();
        for (Density each : Density.values()) {
            classes.remove(each.styleClass());
        }
        classes.add(density.get().styleClass());
    }

    /** Family and size as a sheet of its own, so that pop-ups, which copy the sheets, have them too. */
    private String type() {
        Locale locale = language.words().locale();
        String css = ".root { -fx-font-family: \"%s\"; -fx-font-size: %.2fpx; }\n.code, .code .text { -fx-font-family: \"%s\"; }\n"
                .formatted(Fonts.text(locale), density.get().textSize(textPercent.get()), Fonts.code(locale));
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    private static String sheet(String name) {
        URL found = Theme.class.getResource(FOLDER + name);
        if (found == null) {
            throw new IllegalStateException("There is no style sheet " + name);
        }
        return found.toExternalForm();
    }
}
