package dev.pilothouse.ui.nodes;

import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.ChoiceWords;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.PageHead;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.kit.Segmented;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.Stylesheet;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.nodes.Packing.Box;
import dev.pilothouse.ui.nodes.Packing.Colouring;
import dev.pilothouse.ui.nodes.Packing.Measure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Draws the nodes as a list of cards, above it the pod that waits and the colours of the workloads. */
final class NodesView extends VBox {

    /** Of more nodes than these each has one bar only. */
    private static final int CROWD = 60;

    private final NodesViewModel model;
    private final Language language;
    private final StringProperty context = new SimpleStringProperty("");
    private final FlowPane legend = new FlowPane(12, 4);
    private final PendingBanner banner;
    private final ListView<Box> list = new ListView<>();
    private final TextField find = new TextField();
    private final Segmented<Measure> measure = new Segmented<>(Measure.REQUESTS);
    private final ComboBox<Colouring> colouring = new ComboBox<>();
    private final StackPane body = new StackPane();
    private final VBox content;
    private final StateViews states;
    private boolean crowded;

    NodesView(NodesViewModel model, Language language, Consumer<Place> go) {
        this.model = model;
        this.language = language;
        states = new StateViews(language);
        banner = new PendingBanner(model, language, go);
        BoxActions actions = new BoxActions(model, language, go);
        list.setCellFactory(_ -> new BoxCell(language, go, model.waitingProperty(), actions, () -> new BoxCell.Look(measure.valueProperty().get(), crowded)));
        list.getStyleClass().add("boxes");
        list.setId("nodes-boxes");
        VBox.setVgrow(list, Priority.ALWAYS);
        measure.add(Measure.REQUESTS, language.text("nodes.by.requests"));
        measure.add(Measure.USE, language.text("nodes.by.use"));
        measure.valueProperty().addListener((_, _, _) -> again());
        colouring.getItems().setAll(Colouring.values());
        colouring.setValue(Colouring.WORKLOAD);
        colouring.valueProperty().addListener((_, _, now) -> model.colour(now));
        find.setPrefColumnCount(12);
        find.promptTextProperty().bind(language.text("nodes.find"));
        find.accessibleTextProperty().bind(language.text("nodes.find"));
        find.textProperty().addListener((_, _, _) -> show());
        HBox tools = new HBox(
                12, find, caption("nodes.by"), measure, caption("nodes.colour-by"), colouring,
                Buttons.link(language.text("nodes.table"), () -> go.accept(new Place.Browse(BuiltIn.NODE, ""))));
        tools.setAlignment(Pos.CENTER_LEFT);
        legend.setAlignment(Pos.CENTER_LEFT);
        content = new VBox(tools, legend, banner, new SuppositionBanner(model, language, go), list);
        content.getStyleClass().add("nodes-body");
        getStyleClass().add("nodes-page");
        getStylesheets().add(Stylesheet.of("nodes.css"));
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(new PageHead(language.text("nodes.title"), context), body);
        model.packingProperty().addListener((source, before, now) -> show());
        model.waitingProperty().addListener((source, before, now) -> showWaiting());
        model.troubleProperty().addListener((source, before, now) -> show());
        language.onChange(this, this::again);
        again();
    }

    private Label caption(String key) {
        Label label = new Label();
        label.textProperty().bind(language.text(key));
        label.getStyleClass().addAll("subtle-text", "small-text");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void again() {
        colouring.setConverter(new ChoiceWords<>(each -> language.words().say("nodes.colour-by." + each.name().toLowerCase(Locale.ROOT))));
        list.getItems().clear();
        show();
    }

    /** Returns the node whose card has the focus. */
    Optional<Box> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    void focusFind() {
        find.requestFocus();
    }

    private void show() {
        Optional<Packing> packing = model.packingProperty().get();
        Optional<Problem> trouble = model.troubleProperty().get();
        if (trouble.isPresent()) {
            Node tryNow = Buttons.link(language.text("kit.state.try-now"), model::again);
            body.getChildren().setAll(trouble.get().code() == ProblemCode.FORBIDDEN ? states.forbidden(trouble.get(), tryNow) : states.error(trouble.get(), tryNow));
            return;
        }
        if (packing.isEmpty()) {
            body.getChildren().setAll(states.loading(language.text("nodes.reading")));
            return;
        }
        body.getChildren().setAll(content);
        List<Box> boxes = packing.get().boxes().stream().filter(this::found).toList();
        context.set(language.words().say("nodes.context", packing.get().boxes().size()));
        if (crowded != boxes.size() > CROWD) {
            crowded = !crowded;
            list.getItems().clear();
        }
        legend(packing.get().groups());
        keep(boxes);
        showWaiting();
    }

    private boolean found(Box box) {
        String wanted = find.getText().strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty() || box.node().name().toLowerCase(Locale.ROOT).contains(wanted) || box.node().labels().toString().toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** Only the cards of nodes that became others are drawn again. */
    private void keep(List<Box> boxes) {
        if (list.getItems().size() != boxes.size()) {
            list.getItems().setAll(boxes);
            return;
        }
        for (int i = 0; i < boxes.size(); i++) {
            if (!boxes.get(i).equals(list.getItems().get(i))) {
                list.getItems().set(i, boxes.get(i));
            }
        }
    }

    private void showWaiting() {
        model.packingProperty().get().ifPresent(packing -> banner.show(packing.pending(), model.waitingProperty().get()));
    }

    private void legend(List<String> groups) {
        legend.getChildren().clear();
        for (int i = 0; i < groups.size(); i++) {
            legend.getChildren().add(colour(SafeText.line(groups.get(i)), Integer.toString(i + 1)));
        }
        legend.getChildren().add(colour(language.words().say("nodes.others"), "neutral"));
    }

    private static Node colour(String name, String colour) {
        Region square = new Region();
        square.getStyleClass().addAll("legend-square", "block-" + colour);
        Label label = new Label(name);
        label.getStyleClass().add("small-text");
        HBox pair = new HBox(5, square, label);
        pair.setAlignment(Pos.CENTER_LEFT);
        return pair;
    }
}
