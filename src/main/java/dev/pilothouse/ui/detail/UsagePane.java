package dev.pilothouse.ui.detail;

import dev.pilothouse.cluster.Usage;
import dev.pilothouse.model.ByteSize;
import dev.pilothouse.ui.kit.Language;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a container uses at this moment, in four figures; not there while nothing is known. */
final class UsagePane extends HBox {

    private final Language language;

    UsagePane(Language language) {
        super(8);
        this.language = language;
        getStyleClass().add("usage");
        show(Optional.empty());
    }

    void show(Optional<Usage> usage) {
        setVisible(usage.isPresent());
        setManaged(usage.isPresent());
        getChildren().clear();
        usage.ifPresent(now -> getChildren().addAll(
                figure("detail.usage.cpu", String.format(Locale.ROOT, "%.1f%%", now.processors() * 100)),
                figure("detail.usage.memory", ByteSize.text(now.memory())),
                figure("detail.usage.network", ByteSize.text(now.received()) + " / " + ByteSize.text(now.sent())),
                figure("detail.usage.disk", ByteSize.text(now.read()) + " / " + ByteSize.text(now.written()))));
    }

    private VBox figure(String key, String value) {
        Label name = new Label(language.words().say(key));
        name.getStyleClass().addAll("small-text", "subtle-text");
        Label figure = new Label(value);
        figure.getStyleClass().add("bold-text");
        figure.setMinWidth(Region.USE_PREF_SIZE);
        VBox box = new VBox(2, name, figure);
        box.getStyleClass().add("card");
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setMaxWidth(Double.MAX_VALUE);
        return box;
    }
}
