package dev.pilothouse.ui.shell;

import dev.pilothouse.model.Kind;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.shell.SidebarViewModel.Line;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The kinds of the open cluster. Arrow keys move, Enter opens, Left and Right fold. */
final class Sidebar extends ListView<Line> {

    private final SidebarViewModel model;
    private final Navigator navigator;

    Sidebar(SidebarViewModel model, Language language, Navigator navigator) {
        super(model.lines());
        this.model = model;
        this.navigator = navigator;
        getStyleClass().add("sidebar");
        Anchor.at(Anchor.SIDEBAR, this);
        accessibleTextProperty().bind(language.text("shell.sidebar.name"));
        setCellFactory(list -> new SidebarCell(model, language, this::activate));
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        model.currentProperty().subscribe(kind -> kind.ifPresent(this::reveal));
    }

    private void activate(Line line) {
        switch (line) {
            case Line.Page page -> navigator.go(page.place());
            case Line.Heading heading -> model.toggle(heading.group());
            case Line.Item item -> navigator.go(new Place.Browse(item.kind(), ""));
        }
    }

    private void press(KeyEvent event) {
        Optional<Line> line = Optional.ofNullable(getSelectionModel().getSelectedItem());
        if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            line.ifPresent(this::activate);
            event.consume();
        } else if (line.isPresent() && line.get() instanceof Line.Heading(SidebarGroups.Group group, boolean folded)) {
            boolean fold = event.getCode() == KeyCode.LEFT && !folded;
            boolean open = event.getCode() == KeyCode.RIGHT && folded;
            if (fold || open) {
                int index = getSelectionModel().getSelectedIndex();
                model.toggle(group);
                getSelectionModel().select(index);
                event.consume();
            }
        }
    }

    private void reveal(Kind kind) {
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i) instanceof Line.Item item && item.kind().sameAs(kind)) {
                getSelectionModel().select(i);
                return;
            }
        }
    }
}
