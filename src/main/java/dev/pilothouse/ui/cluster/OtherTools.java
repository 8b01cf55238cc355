package dev.pilothouse.ui.cluster;

import dev.pilothouse.local.SimpleClusters;
import dev.pilothouse.ui.kit.Language;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/** The menu of the tools that make clusters by themselves: a line for each that is installed, and for the others that they are not. */
final class OtherTools extends MenuButton {

    private final SimpleMaking making;
    private final Language language;

    OtherTools(SimpleMaking making, Language language) {
        this.making = making;
        this.language = language;
        textProperty().bind(language.text("cluster.simple.others"));
        getStyleClass().add("other-tools");
        setMinWidth(USE_PREF_SIZE);
        making.installedProperty().subscribe(_ -> fill());
        language.follow(this, () -> fill());
    }

    private void fill() {
        getItems().setAll(making.providers().stream().map(this::item).toList());
    }

    private MenuItem item(SimpleClusters provider) {
        boolean installed = making.installedProperty().get().contains(provider.id());
        MenuItem item = new MenuItem(language.words().say(installed ? "cluster.simple.new.more" : "cluster.simple.missing", provider.id()));
        item.setDisable(!installed);
        item.setOnAction(_ -> making.ask(provider));
        return item;
    }
}
