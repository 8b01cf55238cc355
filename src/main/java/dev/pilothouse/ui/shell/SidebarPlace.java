package dev.pilothouse.ui.shell;

import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Settings;
import java.util.function.BooleanSupplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * The sidebar and the page: side by side where there is room and it is wanted; the sidebar over the page, for as long as it is used,
 * where there is none.
 */
final class SidebarPlace extends StackPane {

    private static final double BESIDE_FROM = 1100;

    private final Region sidebar;
    private final Node page;
    private final Settings settings;
    private final BooleanSupplier hasCluster;
    private final HBox row = new HBox();
    private double windowWidth = 1440;
    private boolean over;

    /**
     * @param hasCluster whether there is something for a sidebar to show
     */
    SidebarPlace(Region sidebar, Region page, Settings settings, BooleanSupplier hasCluster) {
        this.sidebar = sidebar;
        this.page = page;
        this.settings = settings;
        this.hasCluster = hasCluster;
        row.getChildren().addAll(sidebar, page);
        HBox.setHgrow(page, Priority.ALWAYS);
        page.setMinWidth(0);
        getChildren().add(row);
        setAlignment(Pos.CENTER_LEFT);
    }

    void windowWidth(double width) {
        windowWidth = width;
        over = over && isNarrow();
        layOut();
    }

    void toggle() {
        if (isNarrow()) {
            over = !over;
        } else {
            settings.set(Setting.SIDEBAR_SHOWN, !settings.get(Setting.SIDEBAR_SHOWN));
        }
        layOut();
        if (over) {
            sidebar.requestFocus();
        }
    }

    /** Takes the sidebar off the page, and tells whether it was over it. */
    boolean uncover() {
        boolean covered = over;
        over = false;
        layOut();
        return covered;
    }

    /** Puts everything where it belongs now. */
    void layOut() {
        double width = settings.get(Setting.SIDEBAR_WIDTH);
        sidebar.setMinWidth(width);
        sidebar.setPrefWidth(width);
        sidebar.setMaxWidth(width);
        getChildren().setAll(row);
        row.getChildren().setAll(page);
        sidebar.getStyleClass().remove("floating");
        if (!hasCluster.getAsBoolean()) {
            return;
        }
        if (isNarrow() && over) {
            sidebar.getStyleClass().add("floating");
            getChildren().add(sidebar);
        } else if (!isNarrow() && settings.get(Setting.SIDEBAR_SHOWN)) {
            row.getChildren().setAll(sidebar, new SidebarGrip(settings, this::layOut), page);
        }
    }

    private boolean isNarrow() {
        return windowWidth < BESIDE_FROM;
    }
}
