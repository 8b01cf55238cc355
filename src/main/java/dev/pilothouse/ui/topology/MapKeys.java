package dev.pilothouse.ui.topology;

import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.topology.Picture.Box;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What keys do on a map: walk along its lines, come nearer, open. Tab leads on to what no line leads to, and after the last of these away. */
final class MapKeys {

    private final MapCanvas map;
    private final MapCanvas.Deeds deeds;

    MapKeys(MapCanvas map, MapCanvas.Deeds deeds) {
        this.map = map;
        this.deeds = deeds;
    }

    void listen() {
        map.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (!event.isShortcutDown() && !event.isAltDown() && pressed(event)) {
                event.consume();
            }
        });
    }

    private boolean pressed(KeyEvent event) {
        return switch (event.getCode()) {
            case LEFT -> walk(Walk.Step.LEFT);
            case RIGHT -> walk(Walk.Step.RIGHT);
            case UP -> walk(Walk.Step.UP);
            case DOWN -> walk(Walk.Step.DOWN);
            case TAB -> component(event.isShiftDown() ? -1 : 1);
            case PLUS, EQUALS, ADD -> zoom(Camera.STEP);
            case MINUS, SUBTRACT -> zoom(1 / Camera.STEP);
            case DIGIT0, NUMPAD0 -> fit();
            case ENTER -> event.isShiftDown() ? second() : open();
            case ESCAPE -> forget();
            default -> event.getCode() == KeyCode.SPACE && open();
        };
    }

    /** The first step chooses the first box; a key never moves what surrounds the map. */
    private boolean walk(Walk.Step step) {
        Walk walk = new Walk(map.sheet());
        Optional<Placed> next = map.chosen().isPresent() ? walk.step(map.marks().chosen(), step) : walk.first();
        next.ifPresent(map::choose);
        return true;
    }

    private boolean component(int direction) {
        if (map.chosen().isEmpty()) {
            return false;
        }
        Optional<Placed> next = new Walk(map.sheet()).component(map.marks().chosen(), direction);
        next.ifPresent(map::choose);
        return next.isPresent();
    }

    private boolean zoom(double factor) {
        map.zoom(factor);
        return true;
    }

    private boolean fit() {
        map.fit();
        return true;
    }

    private boolean open() {
        map.chosen().ifPresent(deeds::open);
        return map.chosen().isPresent();
    }

    /** Shift+Enter marks one end of a question, and pressed on another box asks it. */
    private boolean second() {
        Optional<Box> here = map.chosen();
        if (here.isEmpty()) {
            return false;
        }
        Optional<Placed> other = map.sheet().box(map.marks().second());
        if (other.isEmpty()) {
            map.mark(map.marks().asking(here.get().id()));
        } else if (!other.get().box().id().equals(here.get().id())) {
            deeds.ask(other.get().box(), here.get());
        }
        return true;
    }

    private boolean forget() {
        boolean something = !map.marks().chosen().isEmpty() || !map.marks().path().isEmpty();
        map.mark(map.marks().choosing("").following(java.util.Set.of(), Break.NONE));
        return something;
    }
}
