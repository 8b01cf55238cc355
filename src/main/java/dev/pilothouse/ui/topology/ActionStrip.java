package dev.pilothouse.ui.topology;

import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.topology.Picture.Box;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;

/** What can be done with the box that is chosen, right under it. Lies over the map and lets everything beside it through. */
final class ActionStrip extends Pane {

    private static final double GAP = 5;

    private final MapCanvas map;
    private final BoxDeeds deeds;
    private final Language language;
    private final HBox strip = new HBox();

    ActionStrip(MapCanvas map, BoxDeeds deeds, Language language) {
        this.map = map;
        this.deeds = deeds;
        this.language = language;
        strip.getStyleClass().add("map-strip");
        strip.setId("map-strip");
        strip.setVisible(false);
        getChildren().add(strip);
        setPickOnBounds(false);
        map.marksProperty().addListener((source, before, now) -> {
            if (!before.chosen().equals(now.chosen())) {
                fill();
            }
        });
        map.cameraProperty().addListener((Observable _) -> place());
        map.sheetProperty().addListener((Observable _) -> fill());
        widthProperty().addListener((Observable _) -> place());
    }

    void fill() {
        Optional<Box> box = map.chosen();
        strip.getChildren().clear();
        box.ifPresent(this::fill);
        place();
    }

    private void fill(Box box) {
        box.ref().filter(BoxDeeds::isProbed).ifPresent(_ -> add(Icons.PROBES, "topology.do.probes", () -> deeds.probes(box)));
        box.ref().filter(ref -> dev.pilothouse.ui.navigation.Place.Logs.takes(ref.kind())).ifPresent(_ -> add(Icons.LOGS, "topology.do.logs", () -> deeds.logs(box)));
        if (deeds.opens(box)) {
            add(deeds.isOpened(box) ? Icons.FOLD_OPEN : Icons.FOLD_CLOSED, deeds.isOpened(box) ? "topology.do.fold" : "topology.do.unfold", () -> deeds.unfold(box));
        }
        Optional<ResourceRef> ref = box.ref();
        if (ref.isPresent()) {
            add(deeds.isPinned(ref.get()) ? Icons.UNPIN : Icons.PIN, deeds.isPinned(ref.get()) ? "topology.do.unpin" : "topology.do.pin", () -> deeds.pin(ref.get()));
            add(Icons.FORWARD, "topology.do.open", () -> deeds.open(box));
        }
    }

    private void add(String icon, String title, Runnable action) {
        ActionButton button = Buttons.small(Buttons.with(icon, Buttons.plain(language.text(title), action)));
        button.getStyleClass().add("ghost");
        strip.getChildren().add(button);
    }

    /** Under the box, or above it where there is no room below. */
    private void place() {
        Optional<Placed> box = map.sheet().box(map.marks().chosen());
        strip.setVisible(box.isPresent() && !strip.getChildren().isEmpty());
        box.ifPresent(chosen -> {
            Camera camera = map.camera();
            double width = strip.prefWidth(-1);
            double height = strip.prefHeight(width);
            double below = camera.y(chosen.y() + chosen.height()) + GAP;
            double y = below + height > getHeight() - GAP && getHeight() > 0 ? camera.y(chosen.y()) - GAP - height : below;
            double x = Math.clamp(camera.x(chosen.x()), GAP, Math.max(GAP, getWidth() - width - GAP));
            strip.resizeRelocate(Math.rint(x), Math.rint(y), width, height);
        });
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        place();
    }
}
