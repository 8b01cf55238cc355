package dev.pilothouse.ui.palette;

import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.palette.PalettePage.Entry;
import dev.pilothouse.ui.palette.PaletteViewModel.Line;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Field, results and a footer that names the prefixes. The field keeps the focus; arrows move the choice. */
final class PaletteView extends VBox {

    private static final double ROW = 38;
    private static final double HEADING = 30;

    private final PaletteViewModel model;
    private final Language language;
    private final Supplier<Optional<Node>> chip;
    private final Runnable close;
    private final TextField field = new TextField();
    private final HBox place = new HBox();
    private final ListView<Line> results = new ListView<>();
    private final Label nothing = new Label();

    PaletteView(PaletteViewModel model, Language language, Supplier<Optional<Node>> chip, Runnable close) {
        this.model = model;
        this.language = language;
        this.chip = chip;
        this.close = close;
        getStyleClass().add("palette");
        Anchor.at(Anchor.PALETTE, this);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        field.promptTextProperty().bind(language.text("palette.prompt"));
        field.accessibleTextProperty().bind(language.text("palette.prompt"));
        field.getStyleClass().add("palette-field");
        Anchor.at(Anchor.PALETTE_FIELD, field);
        HBox.setHgrow(field, Priority.ALWAYS);
        place.setAlignment(Pos.CENTER);
        HBox head = new HBox(Icon.of(Icons.SEARCH, 20), field, place, cap("Esc"));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("palette-head");
        results.setItems(model.lines());
        results.setFocusTraversable(false);
        results.getStyleClass().add("palette-results");
        Anchor.at(Anchor.PALETTE_RESULTS, results);
        results.setCellFactory(list -> new ResultCell(language, this::press));
        nothing.getStyleClass().addAll("muted-text", "palette-nothing");
        nothing.textProperty().bind(language.text("palette.nothing"));
        field.textProperty().bindBidirectional(model.queryProperty());
        model.selectedProperty().subscribe(index -> reveal(index.intValue()));
        model.lines().subscribe(this::fit);
        getChildren().addAll(head, results, nothing, footer());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    void opened(String letters) {
        place.getChildren().setAll(chip.get().stream().toList());
        model.open(letters);
        field.requestFocus();
        field.end();
    }

    private HBox footer() {
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox footer = new HBox(
                cap("↑ ↓"),
                word("palette.choose"),
                cap("Enter"),
                word("palette.run"),
                stretch,
                cap(">"),
                word("palette.commands"),
                cap(":"),
                word("palette.kinds"),
                cap("@"),
                word("palette.clusters"));
        footer.setAlignment(Pos.CENTER_LEFT);
        footer.getStyleClass().add("palette-footer");
        return footer;
    }

    private static Label cap(String text) {
        Label cap = new Label(text);
        cap.getStyleClass().add("key-cap");
        cap.setMinWidth(Region.USE_PREF_SIZE);
        return cap;
    }

    private Label word(String key) {
        Label label = new Label();
        label.textProperty().bind(language.text(key));
        label.getStyleClass().addAll("small-text", "muted-text");
        return label;
    }

    private void fit() {
        double height = model.lines().stream().mapToDouble(line -> line instanceof Line.Heading ? HEADING : ROW).sum();
        results.setPrefHeight(height + 8);
        results.setMinHeight(Math.min(height + 8, 120));
        boolean empty = model.lines().isEmpty();
        results.setVisible(!empty);
        results.setManaged(!empty);
        nothing.setVisible(empty);
        nothing.setManaged(empty);
    }

    private void reveal(int index) {
        results.getSelectionModel().clearAndSelect(index);
        if (index > 0) {
            results.scrollTo(Math.max(0, index - 8));
        }
        model.chosen().ifPresent(entry -> {
            field.setAccessibleRoleDescription(language.words().say("palette.prompt"));
            field.setAccessibleHelp(entry.title());
            results.setAccessibleRole(AccessibleRole.LIST_VIEW);
        });
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> close.run();
            case DOWN -> model.step(1);
            case UP -> model.step(-1);
            case ENTER -> model.chosen().ifPresent(this::run);
            case TAB -> {}
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void press(Line line) {
        if (line instanceof Line.Result result) {
            run(result.entry());
        }
    }

    private void run(Entry entry) {
        if (entry.off().isEmpty()) {
            model.used(entry);
            close.run();
            entry.run().run();
        }
    }
}
