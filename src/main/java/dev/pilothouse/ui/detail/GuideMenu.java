package dev.pilothouse.ui.detail;

import dev.pilothouse.guide.form.Guide;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/** The guided edits that an object offers. */
final class GuideMenu extends MenuButton {

    GuideMenu(List<Guide> guides, Language language, Consumer<String> go) {
        textProperty().bind(language.text("detail.command.guides"));
        setGraphic(Icon.of(Icons.EDIT));
        getStyleClass().add("small");
        for (Guide guide : guides) {
            MenuItem item = new MenuItem();
            item.textProperty().bind(language.text(guide.key()));
            item.setGraphic(Icon.of(guide.icon()));
            item.setOnAction(event -> go.accept(guide.id()));
            getItems().add(item);
        }
    }
}
