package dev.pilothouse.ui.cluster;

import dev.pilothouse.ui.cluster.PlaygroundForm.Field;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.ChoiceWords;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.ProblemView;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The dialog in which a playground is named and made. What is wrong stands under its field. */
final class NewPlaygroundView extends StackPane {

    private final ClustersViewModel model;
    private final Language language;
    private final TextField name = new TextField();
    private final TextField nodes = new TextField("3");
    private final ComboBox<String> scenario = new ComboBox<>();
    private final TextField port = new TextField();
    private final TextField seed = new TextField("1");
    private final Map<Field, Label> faults = new EnumMap<>(Field.class);
    private final GridPane grid = new GridPane();
    private final VBox trouble = new VBox();
    private final ActionButton make;
    private int rows;

    NewPlaygroundView(ClustersViewModel model, Language language) {
        this.model = model;
        this.language = language;
        make = Buttons.accent(
                Bindings.createStringBinding(this::makeWord, model.playgrounds().busyProperty(), language.wordsProperty()), this::make);
        make.getStyleClass().add("playground-make");
        name.setText(free());
        scenarios();
        grid.getStyleClass().add("door-facts");
        ColumnConstraints keys = new ColumnConstraints(110);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(keys, values);
        line("cluster.playground.name", name, Field.NAME);
        line("cluster.playground.scenario", scenario);
        line("cluster.playground.nodes", nodes, Field.NODES);
        line("cluster.playground.port", port, Field.PORT);
        line("cluster.playground.seed", seed, Field.SEED);
        port.promptTextProperty().bind(language.text("cluster.playground.port.any"));
        List.of(name, nodes, port, seed).forEach(field -> {
            field.textProperty().subscribe(_ -> check());
            field.setOnAction(_ -> make());
        });
        model.playgrounds().troubleProperty().subscribe(problem ->
                trouble.getChildren().setAll(problem.stream().map(found -> new ProblemView(language, found)).toList()));
        language.follow(this, () -> check());
        getChildren().add(new QuestionView(
                language.text("cluster.playground.new"), language, model.playgrounds()::decline, make, grid, trouble));
    }

    private String makeWord() {
        return language.words().say(model.playgrounds().busyProperty().get().isPresent() ? "cluster.playground.making" : "cluster.playground.make");
    }

    /** A name that nobody has, so that one press is enough. */
    private String free() {
        List<String> taken = model.names();
        for (String each : List.of("dev", "staging", "prod")) {
            if (!taken.contains(each)) {
                return each;
            }
        }
        return "";
    }

    private void scenarios() {
        scenario.getItems().setAll(model.playgrounds().scenarios());
        scenario.setConverter(new ChoiceWords<>(word -> DoorWords.scenario(language.words(), word)));
        scenario.getSelectionModel().selectFirst();
        scenario.setMaxWidth(Double.MAX_VALUE);
    }

    private void line(String key, Control field) {
        Label title = new Label();
        title.textProperty().bind(language.text(key));
        title.getStyleClass().add("muted-text");
        field.accessibleTextProperty().bind(title.textProperty());
        grid.addRow(rows++, title, field);
    }

    private void line(String key, Control field, Field of) {
        line(key, field);
        Label fault = new Label();
        fault.getStyleClass().addAll("small-text", "playground-fault");
        fault.setWrapText(true);
        fault.setMinHeight(USE_PREF_SIZE);
        fault.managedProperty().bind(fault.textProperty().isNotEmpty());
        faults.put(of, fault);
        grid.add(fault, 1, rows++);
    }

    private PlaygroundForm form() {
        return new PlaygroundForm(name.getText().strip(), nodes.getText(), scenario.getValue(), port.getText(), seed.getText());
    }

    private boolean check() {
        Map<Field, String> found = form().faults(model.names());
        faults.forEach((field, label) -> label.setText(found.containsKey(field) ? language.words().say(found.get(field)) : ""));
        if (found.isEmpty()) {
            make.on();
        } else {
            make.off(language.words().say("cluster.playground.make.off"));
        }
        return found.isEmpty();
    }

    private void make() {
        if (check()) {
            model.playgrounds().make(form().plan(), model::open);
        }
    }

    void focusName() {
        name.requestFocus();
        name.selectAll();
    }
}
