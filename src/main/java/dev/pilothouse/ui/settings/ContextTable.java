package dev.pilothouse.ui.settings;

import dev.pilothouse.change.Guard;
import dev.pilothouse.environment.Environment;
import dev.pilothouse.ui.kit.Chip;
import dev.pilothouse.ui.kit.ChoiceWords;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.settings.SettingsViewModel.Line;
import dev.pilothouse.words.Words;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Each context with the file it comes from, its environment and its guard. */
final class ContextTable extends VBox {

    private final SettingsViewModel model;
    private final Language language;

    ContextTable(SettingsViewModel model, Language language) {
        this.model = model;
        this.language = language;
        getStyleClass().add("settings-list");
        model.lines().subscribe(this::draw);
        language.follow(this, () -> draw());
    }

    private void draw() {
        getChildren().clear();
        if (model.lines().isEmpty()) {
            getChildren().add(new StateViews(language).empty(Icons.FOLDER, language.text("settings.no-contexts")));
        }
        for (Line line : model.lines()) {
            getChildren().add(node(line));
        }
        if (!getChildren().isEmpty()) {
            getChildren().getLast().getStyleClass().add("last");
        }
    }

    private Node node(Line line) {
        Words words = language.words();
        Label name = new Label(line.context().name());
        name.getStyleClass().add("bold-text");
        Label file = new Label(line.context().source());
        file.getStyleClass().addAll("small-text", "muted-text");
        file.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
        VBox about = new VBox(name, file);
        about.setMinWidth(0);
        HBox.setHgrow(about, Priority.ALWAYS);
        Chip chip = Chip.environment(EnvironmentStyle.valueOf(line.environment().name()), environment(words, line.environment()));
        Label guessed = new Label(line.guessed() ? words.say("settings.guessed") : "");
        guessed.getStyleClass().addAll("caption-text", "subtle-text");
        guessed.setMinWidth(Region.USE_PREF_SIZE);
        ComboBox<Environment> environment = combo(Environment.values(), line.environment(), value -> environment(words, value));
        environment.setOnAction(event -> model.choose(line.context(), environment.getValue()));
        environment.setAccessibleText(words.say("settings.environment-of", line.context().name()));
        ComboBox<Guard.Level> guard = combo(Guard.Level.values(), line.guard(), value -> guard(words, value));
        guard.setOnAction(event -> model.choose(line.context(), guard.getValue()));
        guard.setAccessibleText(words.say("settings.guard-of", line.context().name()));
        HBox row = new HBox(about, guessed, chip, prometheus(line), environment, guard);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("settings-line");
        return row;
    }

    /** Typed text counts when the field is left or Enter is pressed. */
    private TextField prometheus(Line line) {
        TextField field = new TextField(line.prometheus());
        field.promptTextProperty().bind(language.text("settings.prometheus"));
        field.setTooltip(new Tooltip(language.words().say("settings.prometheus.help")));
        field.setAccessibleText(language.words().say("settings.prometheus-of", line.context().name()));
        field.setPrefColumnCount(15);
        field.setMinWidth(80);
        field.setOnAction(_ -> model.choose(line.context(), field.getText()));
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                model.choose(line.context(), field.getText());
            }
        });
        return field;
    }

    private static <T> ComboBox<T> combo(T[] values, T value, Function<T, String> word) {
        ComboBox<T> combo = new ComboBox<>(FXCollections.observableArrayList(values));
        combo.setConverter(new ChoiceWords<>(word));
        combo.setValue(value);
        combo.setMinWidth(Region.USE_PREF_SIZE);
        return combo;
    }

    private static String environment(Words words, Environment environment) {
        return words.say(
                switch (environment) {
                    case DEV -> "shell.environment.dev";
                    case STAGING -> "shell.environment.staging";
                    case PROD -> "shell.environment.prod";
                    case SANDBOX -> "shell.environment.sandbox";
                });
    }

    private static String guard(Words words, Guard.Level level) {
        return words.say(
                switch (level) {
                    case FREE -> "settings.guard.free";
                    case CONFIRM -> "settings.guard.confirm";
                    case TYPE_NAME -> "settings.guard.type-name";
                });
    }
}
