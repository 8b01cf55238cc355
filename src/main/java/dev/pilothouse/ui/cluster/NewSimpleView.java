package dev.pilothouse.ui.cluster;

import dev.pilothouse.local.SimpleClusters;
import dev.pilothouse.local.SimplePlan;
import dev.pilothouse.local.SimplePlan.Fault;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Focus;
import dev.pilothouse.ui.kit.Language;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The dialog in which a cluster of another tool is named and made, with the steps of its making in the place of the form. */
final class NewSimpleView extends StackPane {

    private final SimpleMaking making;
    private final Language language;
    private final TextField name = new TextField("dev");
    private final TextField nodes = new TextField("1");
    private final TextField version = new TextField();
    private final Map<Fault, Label> faults = new EnumMap<>(Fault.class);
    private final GridPane grid = new GridPane();
    private final VBox body = new VBox();
    private final StringProperty word = new SimpleStringProperty("");
    private final ActionButton make;
    private int rows;

    NewSimpleView(SimpleMaking making, SimpleClusters provider, Language language) {
        this.making = making;
        this.language = language;
        make = Buttons.accent(word, this::act);
        make.getStyleClass().add("simple-make");
        grid.getStyleClass().add("door-facts");
        ColumnConstraints keys = new ColumnConstraints(110);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(keys, values);
        line("cluster.playground.name", name, Fault.NAME);
        line("cluster.playground.nodes", nodes, Fault.NODES);
        line("cluster.simple.version", version, Fault.VERSION);
        version.promptTextProperty().bind(language.text("cluster.simple.version." + provider.id()));
        List.of(name, nodes, version).forEach(field -> {
            field.textProperty().subscribe(_ -> check());
            field.setOnAction(_ -> act());
        });
        making.deedProperty().subscribe(_ -> render());
        language.follow(this, () -> render());
        getChildren().add(new QuestionView(language.text("cluster.simple.new", provider.id()), language, making::cancel, make, body));
    }

    private void line(String key, TextField field, Fault of) {
        Label title = new Label();
        title.textProperty().bind(language.text(key));
        title.getStyleClass().add("muted-text");
        field.accessibleTextProperty().bind(title.textProperty());
        grid.addRow(rows++, title, field);
        Label fault = new Label();
        fault.getStyleClass().addAll("small-text", "playground-fault");
        fault.setWrapText(true);
        fault.setMinHeight(USE_PREF_SIZE);
        fault.managedProperty().bind(fault.textProperty().isNotEmpty());
        faults.put(of, fault);
        grid.add(fault, 1, rows++);
    }

    private boolean check() {
        Set<Fault> found = SimplePlan.faults(name.getText().strip(), nodes.getText().strip(), version.getText().strip());
        faults.forEach((fault, label) -> label.setText(found.contains(fault) ? say(fault) : ""));
        if (making.goesOn()) {
            make.off(language.words().say("cluster.simple.making"));
        } else if (found.isEmpty()) {
            make.on();
        } else {
            make.off(language.words().say("cluster.playground.make.off"));
        }
        return found.isEmpty() && !making.goesOn();
    }

    private String say(Fault fault) {
        return switch (fault) {
            case NAME -> language.words().say("cluster.simple.fault.name");
            case NODES -> language.words().say("cluster.simple.fault.nodes", SimplePlan.MOST_NODES);
            case VERSION -> language.words().say("cluster.simple.fault.version");
        };
    }

    private void render() {
        Optional<LocalDeed> deed = making.deedProperty().get();
        boolean failed = deed.flatMap(LocalDeed::end).isPresent();
        word.set(language.words().say(making.goesOn() ? "cluster.simple.making" : failed ? "cluster.simple.again" : "cluster.playground.make"));
        if (deed.isPresent()) {
            DeedView steps = new DeedView(deed.get(), language, making::again);
            steps.setMinWidth(360);
            body.getChildren().setAll(steps);
        } else if (!body.getChildren().equals(List.of(grid))) {
            body.getChildren().setAll(grid);
        }
        check();
    }

    private void act() {
        if (making.deedProperty().get().flatMap(LocalDeed::end).isPresent()) {
            making.again();
        } else if (check()) {
            making.make(new SimplePlan(name.getText().strip(), Integer.parseInt(nodes.getText().strip()), version.getText().strip()));
        }
    }

    void focusName() {
        Focus.on(name);
        name.selectAll();
    }
}
