package dev.pilothouse.ui.topology;

import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.topology.Drawing.Point;
import dev.pilothouse.topology.Drawing.Routed;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.KindIcons;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/** The other way to draw a map, to be measured against the canvas: a few nodes for each box in view, used again and again, and one path for all lines. */
final class NodesOnScreen extends Pane {

    private final Sheet sheet;
    private final Map<String, Cell> cells = new HashMap<>();
    private final List<Cell> spare = new ArrayList<>();
    private final Path lines = new Path();
    private Camera camera = Camera.START;

    NodesOnScreen(Sheet sheet) {
        this.sheet = sheet;
        getStyleClass().add("map");
        lines.setManaged(false);
        getChildren().add(lines);
    }

    private static final class Cell extends VBox {
        private final Label title = new Label();
        private final Label words = new Label();
        private final HBox squares = new HBox(3);

        Cell() {
            setManaged(false);
            setStyle("-fx-background-color: -ph-bg-default; -fx-border-color: -ph-border-default; -fx-border-radius: 6px; -fx-padding: 8px;");
            getChildren().addAll(title, new HBox(4, squares, words));
        }

        void show(Placed box) {
            title.setText(box.box().title());
            title.setGraphic(new HBox(Icon.of(KindIcons.of(box.box().kind())), new HealthIcon(box.box().health().state())));
            words.setText(box.box().kind().name());
            squares.getChildren().setAll(box.box().pods().stream().map(_ -> square()).toList());
        }

        private static Region square() {
            Region square = new Region();
            square.setMinSize(12, 12);
            square.setStyle("-fx-background-color: -ph-ok-emphasis; -fx-background-radius: 2px;");
            return square;
        }
    }

    void look(Camera next) {
        camera = next;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        var seen = camera.seen(getWidth(), getHeight());
        List<Placed> boxes = sheet.boxesIn(seen);
        Map<String, Cell> before = new HashMap<>(cells);
        boxes.forEach(box -> before.remove(box.box().id()));
        before.forEach((id, cell) -> {
            cell.setVisible(false);
            cells.remove(id);
            spare.add(cell);
        });
        for (Placed box : boxes) {
            Cell cell = cells.computeIfAbsent(box.box().id(), _ -> cell(box));
            cell.setScaleX(camera.scale());
            cell.setScaleY(camera.scale());
            cell.resizeRelocate(
                    camera.x(box.x()) - box.width() * (1 - camera.scale()) / 2, camera.y(box.y()) - box.height() * (1 - camera.scale()) / 2, box.width(), box.height());
        }
        lines.getElements().clear();
        for (Routed wire : sheet.wiresIn(seen)) {
            List<Point> points = wire.points();
            lines.getElements().add(new MoveTo(camera.x(points.getFirst().x()), camera.y(points.getFirst().y())));
            points.stream().skip(1).forEach(point -> lines.getElements().add(new LineTo(camera.x(point.x()), camera.y(point.y()))));
        }
    }

    private Cell cell(Placed box) {
        Cell cell = spare.isEmpty() ? new Cell() : spare.removeLast();
        if (cell.getParent() == null) {
            getChildren().add(cell);
        }
        cell.setVisible(true);
        cell.show(box);
        return cell;
    }
}
