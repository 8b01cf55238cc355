package dev.pilothouse.ui.timeline;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.timeline.Happening;
import dev.pilothouse.timeline.Lane;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.KindIcons;
import dev.pilothouse.ui.kit.axis.Blob;
import dev.pilothouse.ui.kit.axis.Mark;
import dev.pilothouse.ui.kit.axis.MarkStrip;
import dev.pilothouse.ui.kit.axis.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** One lane: whose it is, how many warnings it holds, and its marks. */
final class LaneCell extends ListCell<Lane> {

    static final double NAME = 280;

    /** What is not for name and namespace: the icon and the spaces, with the number of warnings or without. */
    private static final double BARE = 18 + 18;

    private static final double WARNED = BARE + 52;

    private final TimelineLanes lanes;
    private final Telling telling;
    private final StackPane icon = new StackPane();
    private final Label name = new Label();
    private final Label place = new Label();
    private final HealthIcon warns = new HealthIcon(Health.State.WARN);
    private final Label warnings = new Label();
    private final MarkStrip<Happening> strip = new MarkStrip<>();
    private final HBox line;

    /** @param pointed told what the pointer is on */
    LaneCell(TimelineLanes lanes, Telling telling, Consumer<List<Happening>> pointed) {
        this.lanes = lanes;
        this.telling = telling;
        icon.setMinWidth(18);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(0);
        place.getStyleClass().addAll("subtle-text", "small-text");
        place.setMinWidth(0);
        warnings.getStyleClass().addAll("small-text", HealthIcon.styleClass(Health.State.WARN));
        warnings.setMinWidth(24);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox whose = new HBox(6, icon, name, place, stretch, warns, warnings);
        whose.setAlignment(Pos.CENTER_LEFT);
        whose.setMinWidth(NAME);
        whose.setPrefWidth(NAME);
        whose.setMaxWidth(NAME);
        HBox.setHgrow(strip, Priority.ALWAYS);
        line = new HBox(10, whose, strip);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinWidth(0);
        line.setPrefWidth(0);
        strip.widthProperty().addListener((source, before, now) -> lanes.stripWidth().set(now.doubleValue()));
        strip.setOnMouseMoved(event -> pointed.accept(at(event.getX())));
        strip.setOnMouseExited(_ -> pointed.accept(List.of()));
        strip.setOnMousePressed(event -> {
            lanes.drag().press(event, event.getX());
            event.consume(); // the lane is chosen by a click, not by a drag that begins on it
        });
        strip.setOnMouseDragged(event -> lanes.drag().drag(event));
        strip.setOnMouseReleased(event -> lanes.drag().release(event));
        strip.setOnMouseClicked(event -> {
            if (event.isStillSincePress()) {
                lane().ifPresent(lane -> lanes.choose(lane, at(event.getX())));
            }
        });
        getStyleClass().add("lane");
    }

    private List<Happening> at(double x) {
        return strip.at(x).map(LaneCell::happenings).orElse(List.of());
    }

    private static List<Happening> happenings(Blob<Happening> blob) {
        return blob.marks().stream().map(Mark::about).toList();
    }

    /** Returns what stands beside each other in the lane, from left to right. */
    List<List<Happening>> stops() {
        return strip.blobs().stream().sorted(java.util.Comparator.comparingDouble(Blob::end)).map(LaneCell::happenings).toList();
    }

    @Override
    protected void updateItem(@Nullable Lane lane, boolean empty) {
        super.updateItem(lane, empty);
        setText(null);
        if (empty || lane == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        switch (lane.subject()) {
            case Lane.Subject.OfObject(ResourceRef ref) -> {
                icon.getChildren().setAll(Icon.of(KindIcons.of(ref.kind())));
                place.setText(lanes.manyNamespaces() ? ref.namespace() : "");
            }
            case Lane.Subject.OfReason(Happening.Sort sort, String _) -> {
                icon.getChildren().setAll(new Shape(Telling.look(sort)));
                place.setText("");
            }
        }
        name.setText(telling.title(lane));
        boolean room = name.prefWidth(-1) + place.prefWidth(-1) + (lane.warnings() > 0 ? WARNED : BARE) <= NAME;
        place.setVisible(room); // the words below say where it is; half of a word says nothing
        place.setManaged(room);
        warns.setVisible(lane.warnings() > 0);
        warns.setManaged(lane.warnings() > 0);
        warnings.setManaged(lane.warnings() > 0);
        warnings.setText(lane.warnings() > 0 ? Long.toString(lane.warnings()) : "");
        setAccessibleText(telling.lane(lane, lanes.now()));
        paint(lane);
        setGraphic(line);
    }

    /** Draws the marks where the axis has them now. */
    void paint(Lane lane) {
        strip.show(lanes.axis(), Telling.marks(lane.happenings()), lanes.changes());
        strip.choose(lanes.chosen().stream().findFirst().filter(lane.happenings()::contains).map(LaneCell::mark));
    }

    private static Mark<Happening> mark(Happening happening) {
        return Telling.marks(List.of(happening)).getFirst();
    }

    Optional<Lane> lane() {
        return Optional.ofNullable(getItem());
    }
}
