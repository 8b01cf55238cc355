package dev.pilothouse.ui.simulation;

import dev.pilothouse.guide.Simulation.Action;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.ChoiceWords;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.simulation.SimulationState.Fault;
import dev.pilothouse.ui.simulation.SimulationState.Machine;
import dev.pilothouse.ui.simulation.SimulationState.Shown;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What to break, and what is broken on purpose. */
final class FaultsPane extends VBox {

    private static final List<Integer> SECONDS = List.of(0, 10, 30, 60, 300);
    private static final String KEY = "simulation.action.";

    private final SimulationViewModel model;
    private final Language language;
    private final ComboBox<Action> action = new ComboBox<>();
    private final ComboBox<String> target = new ComboBox<>();
    private final ComboBox<Integer> seconds = new ComboBox<>();
    private final ActionButton go;
    private final VBox lines = new VBox();
    private final String wanted;
    private List<String> pods = List.of();
    private List<String> nodes = List.of();

    /**
     * @param wanted what is chosen to happen something to, as soon as it is known
     */
    FaultsPane(SimulationViewModel model, Optional<ResourceRef> wanted, Language language) {
        this.model = model;
        this.language = language;
        this.wanted = wanted.map(FaultsPane::name).orElse("");
        go = Buttons.accent(language.text("simulation.break"), this::breakIt);
        go.getStyleClass().add("simulation-break");
        getStyleClass().add("simulation-pane");
        action.getItems().setAll(Action.values());
        action.setConverter(new ChoiceWords<>(value -> language.words().say(KEY + value.word())));
        action.valueProperty().subscribe(_ -> offerTargets());
        action.setPrefWidth(230);
        action.accessibleTextProperty().bind(language.text("simulation.break.what"));
        target.setPrefWidth(280);
        target.accessibleTextProperty().bind(language.text("simulation.break.whom"));
        target.valueProperty().subscribe(_ -> check());
        seconds.getItems().setAll(SECONDS);
        seconds.setConverter(new ChoiceWords<>(value -> value == 0 ? language.words().say("simulation.until-mended") : language.words().say("simulation.for-seconds", value)));
        seconds.setValue(0);
        seconds.accessibleTextProperty().bind(language.text("simulation.break.long"));
        FlowPane row = new FlowPane(8, 8, action, target, seconds, go);
        row.setAlignment(Pos.CENTER_LEFT);
        lines.getStyleClass().add("simulation-lines");
        getChildren().addAll(heading(), row, lines);
        boolean node = wanted.filter(ref -> !ref.kind().namespaced()).isPresent();
        action.setValue(node ? Action.KILL_NODE : Action.CRASH);
        language.follow(this, () -> rename());
    }

    private static String name(ResourceRef ref) {
        return ref.kind().namespaced() ? ref.namespace() + "/" + ref.name() : ref.name();
    }

    private Label heading() {
        Label head = new Label();
        head.textProperty().bind(language.text("simulation.faults"));
        head.getStyleClass().add("heading-text");
        return head;
    }

    private void rename() {
        Action chosen = action.getValue();
        action.getItems().setAll(Action.values());
        action.setValue(chosen);
        Integer time = seconds.getValue();
        seconds.getItems().setAll(SECONDS);
        seconds.setValue(time);
    }


    private void offerTargets() {
        Action chosen = action.getValue();
        if (chosen == null) {
            return;
        }
        List<String> offered = chosen.ofPods() ? pods : chosen == Action.KILL_NODE ? nodes : List.of();
        String before = target.getValue() == null ? wanted : target.getValue();
        if (!target.getItems().equals(offered)) {
            target.getItems().setAll(offered);
        }
        target.setValue(offered.contains(before) ? before : null);
        boolean needed = chosen.ofPods() || chosen == Action.KILL_NODE;
        target.setVisible(needed);
        target.setManaged(needed);
        target.setPromptText(language.words().say(chosen == Action.KILL_NODE ? "simulation.choose-node" : "simulation.choose-pod"));
        if (seconds.getValue() != null && seconds.getValue() == 0 && (chosen == Action.CUT_API || chosen == Action.SLOW_API)) {
            seconds.setValue(30);
        }
        check();
    }

    private void check() {
        boolean missing = target.isManaged() && target.getValue() == null;
        if (missing) {
            go.off(language.words().say("simulation.break.off"));
        } else {
            go.on();
        }
    }

    private void breakIt() {
        String whom = target.isManaged() && target.getValue() != null ? target.getValue() : "";
        int time = seconds.getValue() == null ? 0 : seconds.getValue();
        model.breakSomething(action.getValue(), whom, time == 0 ? OptionalInt.empty() : OptionalInt.of(time));
    }

    void show(Shown shown) {
        pods = shown.pods();
        nodes = shown.nodes().stream().map(Machine::name).toList();
        offerTargets();
        lines.getChildren().setAll(shown.faults().stream().map(this::line).toList());
        if (shown.faults().isEmpty()) {
            Label none = new Label(language.words().say("simulation.faults.none"));
            none.getStyleClass().add("muted-text");
            lines.getChildren().add(none);
        }
    }

    private Node line(Fault fault) {
        boolean over = fault.phase().equals("Done");
        Label what = new Label(language.words().say(KEY + fault.action()));
        Label whom = new Label(SafeText.line(fault.target()));
        whom.getStyleClass().add("muted-text");
        Label phase = new Label(language.words().say(over ? "simulation.fault.over" : "simulation.fault.active"));
        phase.getStyleClass().addAll("muted-text", "small-text");
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        ActionButton mend = Buttons.small(Buttons.plain(language.text(over ? "simulation.clear" : "simulation.mend"), () -> model.mend(fault)));
        HBox line = new HBox(8, new HealthIcon(over ? Health.State.DONE : Health.State.BAD), what, whom, stretch, phase, mend);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("simulation-line");
        return line;
    }
}
