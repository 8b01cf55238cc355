package dev.pilothouse.ui.topology;

import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.topology.Drawing.Routed;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** What the mouse does on a map: pull it, bring it nearer, choose boxes, open them, and ask about two of them. */
final class MapMouse {

    private static final double STILL = 4;
    private static final double REACH = 6;
    private static final double NOTCH = 40;

    private final MapCanvas map;
    private final MapCanvas.Deeds deeds;
    private double lastX;
    private double lastY;
    private double travelled;
    private Optional<Routed> explained = Optional.empty();

    MapMouse(MapCanvas map, MapCanvas.Deeds deeds) {
        this.map = map;
        this.deeds = deeds;
    }

    void listen() {
        map.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        map.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        map.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        map.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        map.addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        map.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> leave());
        map.addEventHandler(ScrollEvent.SCROLL, this::scroll);
    }

    private Optional<Placed> box(MouseEvent event) {
        return map.sheet().at(map.camera().drawnX(event.getX()), map.camera().drawnY(event.getY()));
    }

    private void press(MouseEvent event) {
        map.requestFocus();
        lastX = event.getX();
        lastY = event.getY();
        travelled = 0;
    }

    private void drag(MouseEvent event) {
        double byX = event.getX() - lastX;
        double byY = event.getY() - lastY;
        travelled += Math.hypot(byX, byY);
        if (travelled > STILL) {
            map.setCursor(Cursor.CLOSED_HAND);
            map.look(map.camera().pulled(byX, byY));
            lastX = event.getX();
            lastY = event.getY();
        }
    }

    private void release(MouseEvent event) {
        map.setCursor(box(event).isPresent() ? Cursor.HAND : Cursor.DEFAULT);
    }

    private void click(MouseEvent event) {
        if (travelled > STILL || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        Optional<Placed> box = box(event);
        if (box.isEmpty()) {
            map.mark(map.marks().choosing(""));
        } else if (event.isShiftDown() && map.chosen().isPresent()) {
            map.mark(map.marks().asking(box.get().box().id()));
            deeds.ask(map.chosen().get(), box.get().box());
        } else {
            map.mark(map.marks().choosing(box.get().box().id()));
            if (event.getClickCount() == 2) {
                deeds.open(box.get().box());
            }
        }
        event.consume();
    }

    private void hover(MouseEvent event) {
        Optional<Placed> box = box(event);
        map.mark(map.marks().hovering(box.map(found -> found.box().id()).orElse("")));
        map.setCursor(box.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
        Optional<Routed> wire = box.isPresent()
                ? Optional.empty()
                : map.sheet().wireAt(map.camera().drawnX(event.getX()), map.camera().drawnY(event.getY()), REACH / map.camera().scale());
        if (!wire.equals(explained)) {
            explained = wire;
            map.explain(wire.flatMap(map::sentence));
        }
    }

    private void leave() {
        explained = Optional.empty();
        map.explain(Optional.empty());
        map.mark(map.marks().hovering(""));
    }

    /** The wheel brings nearer; a touchpad, which scrolls in both directions and in small parts, pulls. */
    private void scroll(ScrollEvent event) {
        if (!map.isAlone() && !event.isShortcutDown()) {
            return;
        }
        boolean touchpad = event.isDirect() || event.getTouchCount() > 0 || event.getDeltaX() != 0;
        if (touchpad && !event.isControlDown() && !event.isShortcutDown()) {
            map.look(map.camera().pulled(event.getDeltaX(), event.getDeltaY()));
        } else if (event.getDeltaY() != 0) {
            map.look(map.camera().zoomed(Math.pow(Camera.STEP, Math.clamp(event.getDeltaY() / NOTCH, -2, 2)), event.getX(), event.getY()));
        }
        event.consume();
    }
}
