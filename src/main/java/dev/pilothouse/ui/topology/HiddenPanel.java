package dev.pilothouse.ui.topology;

import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.topology.Graph;
import dev.pilothouse.topology.Vertex;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.KindIcons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.SafeText;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is not on the map as a box of its own: how many for which reason, and each by name, to be shown after all. */
final class HiddenPanel extends VBox {

    private final Language language;
    private final Consumer<ResourceRef> pin;
    private final Label title = new Label();
    private final VBox reasons = new VBox(2);
    private final ListView<ResourceRef> objects = new ListView<>();

    /**
     * @param pin shows an object whatever else is left out
     */
    HiddenPanel(Language language, Consumer<ResourceRef> pin, Runnable close) {
        this.language = language;
        this.pin = pin;
        title.getStyleClass().add("section-title");
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox head = new HBox(title, stretch, Buttons.small(Buttons.icon(Icons.CLOSE, language.text("topology.close"), close)));
        head.setAlignment(Pos.CENTER_LEFT);
        objects.setCellFactory(_ -> new ObjectCell());
        objects.setFixedCellSize(28);
        objects.accessibleTextProperty().bind(language.text("topology.hidden.objects"));
        setVgrow(objects, Priority.ALWAYS);
        getStyleClass().addAll("map-panel", "hidden-panel");
        setId("map-hidden");
        getChildren().addAll(head, reasons, objects);
    }

    void show(Shown shown) {
        title.setText(language.words().say("topology.hidden.title", hidden(shown)));
        reasons.getChildren().setAll(shown.picture().hidden().entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue()))
                .map(entry -> reason(entry.getValue(), entry.getKey()))
                .toList());
        Set<ResourceRef> drawn = shown.picture().boxes().stream().flatMap(box -> box.ref().stream()).collect(Collectors.toSet());
        List<ResourceRef> rest = shown.survey().graph().vertices().stream()
                .map(Vertex::ref)
                .filter(ref -> !drawn.contains(ref))
                .sorted(Comparator.comparing((ResourceRef ref) -> ref.kind().name()).thenComparing(ResourceRef::name))
                .toList();
        if (!rest.equals(objects.getItems())) {
            objects.getItems().setAll(rest);
        }
    }

    static int hidden(Shown shown) {
        return shown.picture().all() - shown.picture().shown();
    }

    private Label reason(int count, String key) {
        Label label = new Label(language.words().say(key, count));
        label.getStyleClass().add("muted-text");
        label.setWrapText(true);
        return label;
    }

    /** Returns where an object is folded into, when a workload holds it. */
    static Optional<String> holder(Graph graph, ResourceRef ref) {
        return graph.vertex(ref).map(Vertex::controller).filter(controller -> !controller.equals(ref)).map(ResourceRef::name);
    }

    private final class ObjectCell extends ListCell<ResourceRef> {

        @Override
        protected void updateItem(ResourceRef ref, boolean empty) {
            super.updateItem(ref, empty);
            setText(null);
            if (empty || ref == null) {
                setGraphic(null);
                return;
            }
            Label name = new Label(SafeText.line(ref.name()));
            name.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            Hyperlink show = Buttons.link(language.text("topology.hidden.show"), () -> pin.accept(ref));
            HBox row = new HBox(6, Icon.of(KindIcons.of(ref.kind()), 14), name, show);
            row.setAlignment(Pos.CENTER_LEFT);
            row.setPrefWidth(10);
            setGraphic(row);
            setAccessibleText(ref.kind().name() + " " + ref.name());
        }
    }
}
