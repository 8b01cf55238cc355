package dev.pilothouse.ui.nodes;

import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.PageHead;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.Stylesheet;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.nodes.Packing.Box;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Draws the nodes as a list of cards, above it the pod that waits and the colours of the workloads. */
final class NodesView extends VBox {

    private final NodesViewModel model;
    private final Language language;
    private final StringProperty context = new SimpleStringProperty("");
    private final FlowPane legend = new FlowPane(12, 4);
    private final PendingBanner banner;
    private final ListView<Box> list = new ListView<>();
    private final StackPane body = new StackPane();
    private final VBox content;
    private final StateViews states;

    NodesView(NodesViewModel model, Language language, Consumer<Place> go) {
        this.model = model;
        this.language = language;
        states = new StateViews(language);
        banner = new PendingBanner(model, language, go);
        list.setCellFactory(_ -> new BoxCell(language, go, model.waitingProperty()));
        list.getStyleClass().add("boxes");
        list.setId("nodes-boxes");
        VBox.setVgrow(list, Priority.ALWAYS);
        HBox tools = new HBox(16, legend, Buttons.link(language.text("nodes.table"), () -> go.accept(new Place.Browse(PackingRows.NODE, ""))));
        HBox.setHgrow(legend, Priority.ALWAYS);
        legend.setPrefWrapLength(900);
        content = new VBox(tools, banner, list);
        content.getStyleClass().add("nodes-body");
        getStyleClass().add("nodes-page");
        getStylesheets().add(Stylesheet.of("nodes.css"));
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(new PageHead(language.text("nodes.title"), context), body);
        model.packingProperty().addListener((source, before, now) -> show());
        model.waitingProperty().addListener((source, before, now) -> showWaiting());
        model.troubleProperty().addListener((source, before, now) -> show());
        language.onChange(this, this::again);
        show();
    }

    private void again() {
        list.getItems().clear();
        show();
    }

    private void show() {
        Optional<Packing> packing = model.packingProperty().get();
        if (packing.isEmpty()) {
            body.getChildren().setAll(model.troubleProperty()
                    .get()
                    .<Node>map(problem -> states.error(problem, Buttons.link(language.text("kit.state.try-now"), model::again)))
                    .orElseGet(() -> states.loading(language.text("nodes.reading"))));
            return;
        }
        body.getChildren().setAll(content);
        context.set(language.words().say("nodes.context", packing.get().boxes().size()));
        legend(packing.get().workloads());
        keep(packing.get().boxes());
        showWaiting();
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

    private void legend(List<String> workloads) {
        legend.getChildren().clear();
        for (int i = 0; i < workloads.size(); i++) {
            legend.getChildren().add(colour(SafeText.line(workloads.get(i)), Integer.toString(i + 1)));
        }
        legend.getChildren().add(colour(language.words().say("nodes.others"), "neutral"));
    }

    private static Node colour(String name, String colour) {
        Region square = new Region();
        square.getStyleClass().addAll("legend-square", "block-" + colour);
        Label label = new Label(name);
        label.getStyleClass().add("small-text");
        HBox pair = new HBox(5, square, label);
        pair.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return pair;
    }
}
