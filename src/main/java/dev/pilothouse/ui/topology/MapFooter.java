package dev.pilothouse.ui.topology;

import dev.pilothouse.model.Health;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Language;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Below a map, so that it covers no box: how near one is, and what the lines say. */
final class MapFooter extends VBox {

    static final String OUT = "mdi2m-minus";
    static final String IN = "mdi2p-plus";
    static final String FIT = "mdi2f-fit-to-page-outline";

    private final Legend legend;
    private final Label enforced = new Label();
    private final HBox judged;

    MapFooter(MapCanvas map, Language language) {
        legend = new Legend(language);
        judged = new HBox(24, enforced, legend.decided());
        Label scale = new Label();
        scale.textProperty().bind(Bindings.createStringBinding(() -> Math.round(map.camera().scale() * 100) + " %", map.cameraProperty()));
        scale.getStyleClass().addAll("muted-text", "small-text", "map-scale");
        HBox row = new HBox(
                6,
                Buttons.small(Buttons.icon(OUT, language.text("topology.zoom.out"), () -> map.zoom(1 / Camera.STEP))),
                scale,
                Buttons.small(Buttons.icon(IN, language.text("topology.zoom.in"), () -> map.zoom(Camera.STEP))),
                Buttons.small(Buttons.icon(FIT, language.text("topology.zoom.fit"), map::fit)),
                legend);
        row.getChildren().stream().filter(node -> node.getStyleClass().contains("ghost")).forEach(node -> node.getStyleClass().remove("ghost"));
        HBox.setHgrow(legend, Priority.ALWAYS);
        row.setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("map-footer");
        getChildren().addAll(judged, row);
        enforced.getStyleClass().addAll("small-text", "map-enforced");
        judged.setAlignment(Pos.CENTER_LEFT);
        judged.managedProperty().bind(judged.visibleProperty());
        say("", Health.State.UNKNOWN);
        setMinHeight(Region.USE_PREF_SIZE);
        addEventFilter(MouseEvent.MOUSE_CLICKED, _ -> map.requestFocus());
        map.sheetProperty().subscribe(sheet -> legend.show(sheet.drawing()));
    }

    /** Says above the legend whether policies have an effect; nothing when they are not looked at. */
    void say(String sentence, Health.State state) {
        enforced.setText(sentence);
        enforced.setGraphic(new HealthIcon(state));
        judged.setVisible(!sentence.isEmpty());
    }
}
