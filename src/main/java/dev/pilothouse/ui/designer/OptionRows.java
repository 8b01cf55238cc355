package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What holds for the whole cluster, a row each with its value in short; a row opens its editor. */
final class OptionRows extends VBox {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final OptionWords words;
    private final Map<ClusterOption, Label> values = new EnumMap<>(ClusterOption.class);
    private final Map<ClusterOption, Button> rows = new EnumMap<>(ClusterOption.class);

    OptionRows(Language language, Consumer<Chosen> choose) {
        words = new OptionWords(language);
        getStyleClass().add("designer-options");
        Label title = new Label();
        title.textProperty().bind(language.text("designer.cluster"));
        title.getStyleClass().addAll("bold-text", "designer-options-title");
        getChildren().add(title);
        for (ClusterOption option : ClusterOption.values()) {
            getChildren().add(row(option, language, choose));
        }
    }

    private Button row(ClusterOption option, Language language, Consumer<Chosen> choose) {
        Label name = new Label();
        name.textProperty().bind(language.text(option.key()));
        name.setMinWidth(USE_PREF_SIZE);
        Label value = new Label();
        value.getStyleClass().addAll("small-text", "muted-text");
        value.setMinWidth(0);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox face = new HBox(Icon.of(option.icon()), name, stretch, value, Icon.of(Icons.FOLD_CLOSED, 14));
        face.getStyleClass().add("designer-option-face");
        face.setAlignment(Pos.CENTER_LEFT);
        Button row = Anchor.at(option.anchor(), new Button());
        row.getStyleClass().setAll("button", "designer-option");
        row.setGraphic(face);
        row.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        row.setMaxWidth(Double.MAX_VALUE);
        face.prefWidthProperty().bind(row.widthProperty().subtract(2));
        row.setOnAction(_ -> choose.accept(new Chosen.Option(option)));
        value.textProperty().subscribe(text -> row.setAccessibleText(name.getText() + ", " + text));
        values.put(option, value);
        rows.put(option, row);
        return row;
    }

    void show(Blueprint blueprint, Chosen chosen) {
        values.forEach((option, label) -> label.setText(words.say(option, blueprint)));
        rows.forEach((option, row) -> row.pseudoClassStateChanged(CHOSEN, chosen.equals(new Chosen.Option(option))));
    }
}
