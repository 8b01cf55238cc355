package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprints;
import dev.pilothouse.local.Preset;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;

/** What a design can begin with. The button names what it began with last. */
final class StartMenu extends MenuButton {

    private static final int MOST_KEPT = 12;

    private final StartsViewModel starts;
    private final Language language;
    private final Runnable manage;
    private final Label begun = new Label();

    /**
     * @param manage shows all that is kept
     */
    StartMenu(StartsViewModel starts, Preset first, Language language, Runnable manage) {
        this.starts = starts;
        this.language = language;
        this.manage = manage;
        Anchor.at(Anchor.DESIGNER_START, this);
        getStyleClass().add("designer-start");
        Label title = new Label();
        title.textProperty().bind(language.text("designer.start"));
        title.getStyleClass().addAll("small-text", "muted-text");
        begun.textProperty().bind(language.text(key(first)));
        begun.getStyleClass().addAll("small-text", "bold-text");
        HBox face = new HBox(title, begun);
        face.getStyleClass().add("designer-head");
        face.setAlignment(Pos.CENTER_LEFT);
        setGraphic(face);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        accessibleTextProperty().bind(language.text("designer.start"));
        starts.shelfProperty().subscribe(_ -> fill());
        setOnShowing(_ -> fill());
        language.onChange(this, this::fill);
    }

    private static String key(Preset preset) {
        return "designer.preset." + preset.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void fill() {
        List<MenuItem> items = new ArrayList<>();
        for (Preset preset : Preset.values()) {
            items.add(item(language.words().say(key(preset)), () -> {
                begun.textProperty().bind(language.text(key(preset)));
                starts.begin(preset);
            }));
        }
        items.add(new SeparatorMenuItem());
        StartsViewModel.Shelf shelf = starts.shelfProperty().get();
        if (shelf.last()) {
            items.add(item(language.words().say("designer.start.last"), () -> {
                begun.textProperty().bind(language.text("designer.start.last"));
                starts.beginLast();
            }));
        }
        shelf.saved().stream().limit(MOST_KEPT).map(Blueprints.Saved::name).forEach(name -> items.add(item(name, () -> {
            name(name);
            starts.begin(name);
        })));
        items.add(item(language.words().say("designer.start.kept"), manage));
        items.add(new SeparatorMenuItem());
        items.add(alike());
        getItems().setAll(items);
    }

    private Menu alike() {
        Menu menu = new Menu(language.words().say("designer.start.like"), Icon.of(Icons.COPY, 14));
        List<String> contexts = starts.contexts();
        contexts.forEach(context -> menu.getItems().add(item(context, () -> {
            name(context);
            starts.beginLike(context);
        })));
        menu.setDisable(contexts.isEmpty());
        return menu;
    }

    private void name(String text) {
        begun.textProperty().unbind();
        begun.setText(text);
    }

    private static MenuItem item(String title, Runnable action) {
        MenuItem item = new MenuItem(title);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
