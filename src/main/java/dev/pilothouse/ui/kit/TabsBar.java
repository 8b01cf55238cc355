package dev.pilothouse.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Tabs with a line under the chosen one; the content of each is made when it is first looked at and then kept. */
public final class TabsBar extends VBox {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final HBox bar = new HBox();
    private final StackPane content = new StackPane();
    private final List<Tab> tabs = new ArrayList<>();
    private final ReadOnlyStringWrapper selected = new ReadOnlyStringWrapper("");

    public TabsBar() {
        getStyleClass().add("tabs");
        bar.getStyleClass().add("tabs-bar");
        content.getStyleClass().add("tabs-content");
        setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(bar, content);
        bar.addEventHandler(KeyEvent.KEY_PRESSED, this::arrows);
    }

    private static final class Tab {
        private final String id;
        private final Label head;
        private final Supplier<Node> maker;
        private @Nullable Node made;

        private Tab(String id, Label head, Supplier<Node> maker) {
            this.id = id;
            this.head = head;
            this.maker = maker;
        }

        private Node content() {
            if (made == null) {
                made = maker.get();
            }
            return made;
        }
    }

    /** Adds a tab; the first one added is selected. Its count, if it has one, is a chip set as graphic of the returned label. */
    public Label add(String id, ObservableValue<String> title, Supplier<Node> maker) {
        Label head = new Label();
        head.textProperty().bind(title);
        head.getStyleClass().add("tabs-tab");
        head.setContentDisplay(ContentDisplay.RIGHT);
        head.setAccessibleRole(AccessibleRole.TAB_ITEM);
        head.setMinWidth(USE_PREF_SIZE);
        head.setOnMousePressed(event -> {
            select(id);
            head.requestFocus();
        });
        tabs.add(new Tab(id, head, maker));
        bar.getChildren().add(head);
        if (tabs.size() == 1) {
            select(id);
        }
        return head;
    }

    /** Shows the tab of that id. */
    public void select(String id) {
        for (Tab tab : tabs) {
            boolean chosen = tab.id.equals(id);
            tab.head.pseudoClassStateChanged(SELECTED, chosen);
            tab.head.setFocusTraversable(chosen);
            if (chosen) {
                selected.set(id);
                content.getChildren().setAll(tab.content());
            }
        }
    }

    public ReadOnlyStringProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Goes to the next tab, or with -1 to the previous one. */
    public void step(int by) {
        int now = index();
        int next = Math.clamp(now + by, 0, Math.max(0, tabs.size() - 1));
        if (next != now) {
            select(tabs.get(next).id);
        }
    }

    private int index() {
        for (int i = 0; i < tabs.size(); i++) {
            if (tabs.get(i).id.equals(selected.get())) {
                return i;
            }
        }
        return 0;
    }

    private void arrows(KeyEvent event) {
        if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
            step(event.getCode() == KeyCode.RIGHT ? 1 : -1);
            tabs.get(index()).head.requestFocus();
            event.consume();
        }
    }
}
