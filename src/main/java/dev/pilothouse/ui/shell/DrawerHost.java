package dev.pilothouse.ui.shell;

import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Settings;
import dev.pilothouse.ui.kit.Anchor;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * The page with its drawers: the detail stands beside it where there is room and over it where there is none; guided edits and reviews
 * always lie over it, with a scrim over the page only.
 */
final class DrawerHost extends StackPane {

    private static final double BESIDE_FROM = 1100;
    private static final double ROOM_FOR_PAGE = 360;
    private static final int DETAIL = 436;
    private static final int REVIEW = 700;
    private static final double GRIP = 5;

    private final Settings settings;
    private final StackPane page = new StackPane();
    private final BorderPane row = new BorderPane();
    private final Region scrim = new Region();
    private final Drawer beside = new Drawer("detail", DETAIL, 360, 720);
    private final Drawer over = new Drawer("review", REVIEW, 560, 4_000);
    private Optional<Node> leftFrom = Optional.empty();
    private Optional<Node> askedFrom = Optional.empty();
    private double windowWidth = 1440;

    /**
     * @param close called when the scrim is pressed
     */
    DrawerHost(Settings settings, Runnable close) {
        this.settings = settings;
        getStyleClass().add("drawer-host");
        Anchor.at(Anchor.PAGE, page);
        row.setCenter(page);
        scrim.getStyleClass().add("scrim");
        scrim.setOnMousePressed(event -> close.run());
        setAlignment(over, Pos.CENTER_RIGHT);
        setAlignment(beside, Pos.CENTER_RIGHT);
        getChildren().add(row);
        widthProperty().subscribe(width -> arrange());
    }

    /** Says how wide the window is; narrow ones have no room beside the page. */
    void windowWidth(double width) {
        windowWidth = width;
        arrange();
    }

    /** Shows what is given. When a drawer closes that has the focus, or the last one, the focus goes back to where it was before it opened. */
    void show(Optional<Node> pageNode, Optional<Node> besideNode, Optional<Node> overNode) {
        boolean wasOpen = topDrawer().isPresent();
        boolean asked = over.content.isPresent() && overNode.isEmpty() && over.isFocusWithin();
        Optional<Node> focused = Optional.ofNullable(getScene()).map(Scene::getFocusOwner);
        if (!wasOpen) {
            leftFrom = focused;
        }
        if (over.content.isEmpty()) {
            askedFrom = focused;
        }
        page.getChildren().setAll(pageNode.stream().toList());
        beside.content(besideNode);
        over.content(overNode);
        arrange();
        if (wasOpen && topDrawer().isEmpty()) {
            leftFrom.filter(node -> node.getScene() != null).ifPresent(Node::requestFocus);
        } else if (asked) {
            askedFrom.filter(node -> node.getScene() != null).ifPresent(Node::requestFocus);
        } else if (over.content.isPresent() && row.isFocusWithin()) {
            over.requestFocus(); // keys are not for what lies under the scrim
        }
    }

    /** Returns the drawer that is on top, if one is open. */
    Optional<Node> topDrawer() {
        return over.content.or(() -> beside.content);
    }

    private void arrange() {
        boolean nextToPage = beside.content.isPresent() && windowWidth >= BESIDE_FROM;
        row.setRight(null);
        getChildren().setAll(row);
        beside.setMaxWidth(Region.USE_PREF_SIZE);
        if (beside.content.isPresent()) {
            if (nextToPage) {
                row.setRight(beside);
            } else if (over.content.isEmpty()) {
                getChildren().addAll(scrim, beside);
            }
            beside.fit(nextToPage ? getWidth() - ROOM_FOR_PAGE : getWidth() - 48);
        }
        beside.floating(!nextToPage);
        if (over.content.isPresent()) {
            getChildren().addAll(scrim, over);
            over.fit(windowWidth < BESIDE_FROM ? getWidth() : getWidth() * 0.8);
            over.floating(true);
        }
    }

    private final class Drawer extends StackPane {

        private final Setting<Integer> width;
        private final int least;
        private final int most;
        private Optional<Node> content = Optional.empty();
        private final Region grip = new Region();
        private double available = Double.MAX_VALUE;

        private Drawer(String name, int usual, int least, int most) {
            this.width = Setting.drawerWidth(name, usual);
            this.least = least;
            this.most = most;
            getStyleClass().add("drawer");
            grip.getStyleClass().add("drawer-grip");
            grip.setCursor(Cursor.H_RESIZE);
            grip.setMinWidth(GRIP);
            grip.setMaxWidth(GRIP);
            setAlignment(grip, Pos.CENTER_LEFT);
            grip.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
            grip.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> settings.set(width, (int) getPrefWidth()));
        }

        private void content(Optional<Node> node) {
            content = node;
            getChildren().setAll(grip);
            node.ifPresent(getChildren()::addFirst);
        }

        private void floating(boolean floats) {
            getStyleClass().remove("floating");
            if (floats) {
                getStyleClass().add("floating");
            }
        }

        private void fit(double room) {
            available = room;
            resizeTo(settings.get(width));
        }

        private void resizeTo(double wanted) {
            double most = Math.max(least, Math.min(this.most, available));
            setPrefWidth(Math.min(Math.clamp(wanted, least, most), Math.max(280, available)));
            setMaxWidth(getPrefWidth());
            setMinWidth(Math.min(getPrefWidth(), 280));
        }

        private void drag(MouseEvent event) {
            resizeTo(localToScene(getBoundsInLocal()).getMaxX() - event.getSceneX());
        }
    }
}
