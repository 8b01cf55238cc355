package dev.pilothouse.ui.nodes;

import dev.pilothouse.model.Quantity;
import dev.pilothouse.model.Row;
import dev.pilothouse.placement.AmountText;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Chip;
import dev.pilothouse.ui.kit.ChoiceWords;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.nodes.NodesViewModel.Waiting;
import dev.pilothouse.ui.nodes.Verdicts.Supposed;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The pod that waits, what it asks for, and what would be if it asked for something else. Nothing of that is written. */
final class PendingBanner extends HBox {

    private final NodesViewModel model;
    private final Language language;
    private final Consumer<Place> go;
    private final ComboBox<Row> choice = new ComboBox<>();
    private final Label size = new Label();
    private final Label title = new Label();
    private final TextField cpu = new TextField();
    private final TextField memory = new TextField();
    private final CheckBox tolerant = new CheckBox();
    private boolean showing;

    PendingBanner(NodesViewModel model, Language language, Consumer<Place> go) {
        this.model = model;
        this.language = language;
        this.go = go;
        getStyleClass().addAll("card", "pending-banner");
        size.getStyleClass().add("pending-size");
        size.setMinWidth(Region.USE_PREF_SIZE);
        title.getStyleClass().add("verdict-title");
        choice.setConverter(new ChoiceWords<>(row -> SafeText.line(row.namespace() + "/" + row.name())));
        choice.valueProperty().addListener((source, before, now) -> {
            if (!showing && now != null) {
                model.choose(Optional.of(now));
            }
        });
        cpu.setPrefColumnCount(6);
        memory.setPrefColumnCount(7);
        cpu.setId("suppose-cpu");
        memory.setId("suppose-memory");
        tolerant.textProperty().bind(language.text("nodes.suppose.tolerant"));
        cpu.textProperty().addListener((source, before, now) -> suppose());
        memory.textProperty().addListener((source, before, now) -> suppose());
        tolerant.selectedProperty().addListener((source, before, now) -> suppose());
        VBox words = new VBox(6, head(), supposing());
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(size, words);
        setAlignment(Pos.CENTER_LEFT);
    }

    private HBox head() {
        Label pending = Chip.health(dev.pilothouse.model.Health.State.WAITING, "Pending");
        HBox head = new HBox(8, title, pending, choice, Buttons.link(language.text("nodes.open"), this::open));
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private HBox supposing() {
        Label asked = text("nodes.suppose");
        HBox line = new HBox(
                8, asked, text("nodes.cpu"), cpu, text("nodes.memory"), memory, tolerant, Buttons.link(language.text("nodes.suppose.reset"), this::reset),
                Buttons.link(language.text("nodes.suppose.further"), model::addLargest));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Label text(String key) {
        Label label = new Label();
        label.textProperty().bind(language.text(key));
        label.getStyleClass().addAll("subtle-text", "small-text");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private void open() {
        model.waitingProperty().get().ifPresent(waiting -> go.accept(new Place.Detail(waiting.pod().ref())));
    }

    private void reset() {
        model.waitingProperty().get().ifPresent(waiting -> model.suppose(waiting.asIs()));
    }

    /** What cannot be read as an amount changes nothing, and stays as it was typed. */
    private void suppose() {
        Optional<Waiting> waiting = model.waitingProperty().get();
        if (showing || waiting.isEmpty()) {
            return;
        }
        Optional<Long> cores = Quantity.parse(cpu.getText()).map(quantity -> quantity.value().movePointRight(3).longValue());
        Optional<Long> bytes = Quantity.parse(memory.getText()).map(quantity -> quantity.value().longValue());
        if (cores.isPresent() && bytes.isPresent()) {
            model.suppose(new Supposed(cores.get(), bytes.get(), tolerant.isSelected()));
        }
    }

    void show(List<Row> pending, Optional<Waiting> waiting) {
        boolean there = waiting.isPresent();
        setVisible(there);
        setManaged(there);
        if (waiting.isEmpty()) {
            return;
        }
        Waiting now = waiting.get();
        showing = true;
        try {
            if (!choice.getItems().equals(pending)) {
                choice.getItems().setAll(pending);
            }
            choice.setValue(now.pod());
            choice.setVisible(pending.size() > 1);
            choice.setManaged(pending.size() > 1);
            size.setText(AmountText.of("cpu", now.supposed().cpu()) + "\n" + AmountText.of("memory", now.supposed().memory()));
            String key = now.fitting() == 0 ? "nodes.fits.none" : "nodes.fits.some";
            title.setText(language.words().say(key, SafeText.line(now.pod().name()), now.obstacles().size(), now.fitting()));
            fill(cpu, now.supposed().cpu() + "m", now.supposed().cpu(), 3);
            fill(memory, (now.supposed().memory() >> 20) + "Mi", now.supposed().memory(), 0);
            tolerant.setSelected(now.supposed().tolerant());
        } finally {
            showing = false;
        }
    }

    /** What was typed and means the same stays as it was typed. */
    private static void fill(TextField field, String text, long amount, int places) {
        boolean same = Quantity.parse(field.getText()).filter(typed -> typed.value().movePointRight(places).longValue() == amount).isPresent();
        if (!same && !(field.isFocused() && Quantity.parse(field.getText()).isEmpty())) {
            field.setText(text);
        }
    }
}
