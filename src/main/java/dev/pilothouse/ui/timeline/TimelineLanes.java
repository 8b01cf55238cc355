package dev.pilothouse.ui.timeline;

import dev.pilothouse.timeline.Happening;
import dev.pilothouse.timeline.Lane;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.axis.AxisHead;
import dev.pilothouse.ui.kit.axis.TimeAxis;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The axis with the lanes below it. Only lanes in sight are drawn; arrow keys go from lane to lane and, within one, from mark to mark; the
 * wheel with Ctrl zooms, dragging moves the axis, dragging with Shift chooses what it shows.
 */
final class TimelineLanes extends VBox {

    private static final double GUTTER = 20;
    private static final double GAP = 10;
    private static final double LEFT = GUTTER + LaneCell.NAME + GAP;
    private static final int SINGLY = 50;

    private final TimelineViewModel model;
    private final AxisHead head = new AxisHead();
    private final StackPane heading = new StackPane(head);
    private final ListView<Lane> list = new ListView<>();
    private final Set<LaneCell> cells = new HashSet<>();
    private final DoubleProperty stripWidth = new SimpleDoubleProperty();
    private final ReadOnlyObjectWrapper<List<Happening>> chosen = new ReadOnlyObjectWrapper<>(List.of());
    private final AxisDrag drag;
    private @Nullable Picture picture;
    private boolean filling;

    /**
     * @param pointed told what the pointer is on
     * @param open told of a lane that shall be opened
     */
    TimelineLanes(TimelineViewModel model, Language language, Consumer<List<Happening>> pointed, Consumer<Lane> open) {
        this.model = model;
        Region band = new Region();
        drag = new AxisDrag(this::axis, stripWidth::get, model::look, band, LEFT);
        Telling telling = new Telling(language);
        list.setCellFactory(_ -> {
            LaneCell cell = new LaneCell(this, telling, pointed);
            cells.add(cell);
            return cell;
        });
        list.setFixedCellSize(30);
        list.getStyleClass().add("lanes");
        list.accessibleTextProperty().bind(language.text("timeline.title"));
        Anchor.at("timeline-lanes", list);
        heading.setPadding(new Insets(6, 0, 0, LEFT));
        stripWidth.addListener((source, before, now) -> head.setMaxWidth(now.doubleValue()));
        StackPane.setAlignment(head, javafx.geometry.Pos.CENTER_LEFT);
        heading.getStyleClass().add("timeline-axis");
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(heading, list, band);
        list.getSelectionModel().selectedItemProperty().addListener((source, before, now) -> selected());
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, open));
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                lane().ifPresent(open);
            }
        });
        addEventFilter(ScrollEvent.SCROLL, this::wheel);
        heading.setOnMousePressed(event -> drag.press(event, event.getX() - LEFT));
        heading.setOnMouseDragged(drag::drag);
        heading.setOnMouseReleased(drag::release);
        chosen.addListener((source, before, now) -> paint());
    }

    DoubleProperty stripWidth() {
        return stripWidth;
    }

    /** What the person has chosen; a lane alone is its newest. */
    ReadOnlyObjectProperty<List<Happening>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    List<Happening> chosen() {
        return chosen.get();
    }

    /** Chooses a lane, and the marks of it that were clicked; none are its newest. */
    void choose(Lane lane, List<Happening> happenings) {
        list.requestFocus();
        list.getSelectionModel().select(lane);
        if (!happenings.isEmpty()) {
            chosen.set(happenings);
        }
    }

    AxisDrag drag() {
        return drag;
    }

    TimeAxis axis() {
        return picture == null ? new TimeAxis(0, 1) : picture.axis();
    }

    List<Long> changes() {
        return picture == null ? List.of() : picture.changes();
    }

    long now() {
        return model.now();
    }

    boolean manyNamespaces() {
        return model.namespaces().size() != 1;
    }

    Optional<Lane> lane() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    void show(Picture now) {
        picture = now;
        head.show(now.axis(), Telling.marks(now.happenings()));
        keep(now.lanes());
        paint();
    }

    /** Changes only the lanes that changed, so that scroll and selection stay. */
    private void keep(List<Lane> lanes) {
        filling = true;
        Optional<Lane.Subject> selected = lane().map(Lane::subject);
        List<Lane> items = list.getItems();
        List<Lane.Subject> wanted = lanes.stream().map(Lane::subject).toList();
        boolean sameOrder = items.size() <= lanes.size() && wanted.subList(0, items.size()).equals(items.stream().map(Lane::subject).toList());
        if (sameOrder && fewDiffer(items, lanes)) {
            for (int i = 0; i < items.size(); i++) {
                if (!items.get(i).equals(lanes.get(i))) {
                    items.set(i, lanes.get(i));
                }
            }
            items.addAll(lanes.subList(items.size(), lanes.size()));
        } else {
            list.getItems().setAll(lanes);
        }
        selected.ifPresent(subject -> {
            int at = wanted.indexOf(subject);
            if (at >= 0) {
                list.getSelectionModel().clearAndSelect(at);
            }
        });
        filling = false;
    }

    /** Another stretch of time changes every lane: that is told in one go. */
    private static boolean fewDiffer(List<Lane> items, List<Lane> lanes) {
        int differ = 0;
        for (int i = 0; i < items.size() && differ <= SINGLY; i++) {
            differ += items.get(i).equals(lanes.get(i)) ? 0 : 1;
        }
        return differ <= SINGLY;
    }

    private void paint() {
        cells.forEach(cell -> cell.lane().ifPresent(cell::paint));
    }

    private void selected() {
        if (filling) {
            return;
        }
        lane().ifPresentOrElse(lane -> {
            if (chosen.get().isEmpty() || !lane.happenings().contains(chosen.get().getFirst())) {
                chosen.set(List.of(lane.latest()));
            }
            model.ask(lane.subject() instanceof Lane.Subject.OfObject(var ref) && lane.warnings() > 0 ? Optional.of(ref) : Optional.empty());
        }, () -> chosen.set(List.of()));
    }

    private void key(KeyEvent event, Consumer<Lane> open) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        KeyCode code = event.getCode();
        if (code == KeyCode.LEFT || code == KeyCode.RIGHT) {
            step(code == KeyCode.RIGHT ? 1 : -1);
            event.consume();
        } else if (code == KeyCode.ENTER) {
            lane().ifPresent(open);
            event.consume();
        }
    }

    /** Goes to the next or previous mark of the lane. */
    private void step(int by) {
        List<List<Happening>> stops = cells.stream()
                .filter(cell -> cell.lane().equals(lane()) && !cell.isEmpty())
                .findFirst()
                .map(LaneCell::stops)
                .orElse(List.of());
        List<Happening> from = chosen.get();
        int at = -1;
        for (int i = 0; i < stops.size(); i++) {
            at = !from.isEmpty() && stops.get(i).contains(from.getFirst()) ? i : at;
        }
        if (!stops.isEmpty()) {
            chosen.set(stops.get(Math.clamp(at < 0 ? stops.size() - 1 : at + by, 0, stops.size() - 1)));
        }
    }

    private void wheel(ScrollEvent event) {
        double x = event.getX() - LEFT;
        if (event.isShortcutDown() && event.getDeltaY() != 0) {
            model.zoom(event.getDeltaY() > 0 ? 0.8 : 1.25, axis().moment(Math.clamp(x, 0, stripWidth.get()), stripWidth.get()));
            event.consume();
        } else if (event.getDeltaX() != 0 && stripWidth.get() > 0) {
            model.move(-event.getDeltaX() / stripWidth.get());
            event.consume();
        }
    }

    /** What takes the keys. */
    Node list() {
        return list;
    }

    /** Draws the words of all lanes again, in another language. */
    void again() {
        list.refresh();
    }
}
