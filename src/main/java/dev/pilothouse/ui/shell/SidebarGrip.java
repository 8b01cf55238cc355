package dev.pilothouse.ui.shell;

import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Settings;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** The edge of the sidebar, by which it is made wider. */
final class SidebarGrip extends Region {

    SidebarGrip(Settings settings, Runnable laidOut) {
        getStyleClass().add("sidebar-grip");
        setCursor(Cursor.H_RESIZE);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            double start = getParent().localToScene(0, 0).getX();
            settings.set(Setting.SIDEBAR_WIDTH, (int) Math.clamp(event.getSceneX() - start, 180, 320));
            getParent().getChildrenUnmodifiable().getFirst().resize(settings.get(Setting.SIDEBAR_WIDTH), getHeight());
        });
        addEventHandler(MouseEvent.MOUSE_RELEASED, event -> laidOut.run());
    }
}
