package dev.pilothouse.ui.cluster;

import dev.pilothouse.environment.Environment;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.model.Finding;
import dev.pilothouse.ui.cluster.ClustersPage.Ways;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Note;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.words.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The chosen context: what it points to, what is wrong with it and with the files, and what can be done about it. */
final class DoorDetailView extends ScrollPane {

    private final ClustersViewModel model;
    private final Language language;
    private final Ways ways;
    private final VBox content = new VBox();
    private final Map<String, String> typed = new HashMap<>();

    DoorDetailView(ClustersViewModel model, Language language, Ways ways) {
        this.model = model;
        this.ways = ways;
        this.language = language;
        getStyleClass().add("door-detail-scroll");
        content.getStyleClass().add("door-detail");
        setContent(content);
        setFitToWidth(true);
        setMinWidth(280);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        model.chosenProperty().subscribe(_ -> render());
        model.findings().addListener((ListChangeListener<Finding>) _ -> render());
        model.edits().troubleProperty().subscribe(_ -> render());
        model.playgrounds().troubleProperty().subscribe(_ -> render());
        model.playgrounds().busyProperty().subscribe(_ -> render());
        model.deeds().deedsProperty().subscribe(_ -> render());
        model.deeds().troubleProperty().subscribe(_ -> render());
        model.local().useProperty().subscribe(_ -> render());
        model.chart().entryProperty().subscribe(_ -> render());
        language.follow(this, () -> render());
    }

    private void render() {
        content.getChildren().clear();
        Door door = model.chosenProperty().get();
        if (door != null) {
            context(door);
        }
        if (!model.findings().isEmpty()) {
            content.getChildren().add(heading("cluster.findings.files"));
            model.findings().forEach(finding -> content.getChildren().add(new FindingView(finding, language)));
        }
    }

    private void context(Door door) {
        Label name = new Label(door.name());
        name.getStyleClass().add("heading-text");
        name.setWrapText(true);
        content.getChildren().addAll(name, actions(door));
        trouble(door.state());
        model.edits().troubleProperty().get().ifPresent(problem -> content.getChildren().add(new ProblemView(language, problem)));
        if (door.guessed() && door.environment() != Environment.SANDBOX) {
            content.getChildren().add(new Note(Note.Tone.PLAIN, guess(door)));
        }
        if (model.playgrounds().questionProperty().get().isEmpty()) {
            model.playgrounds().troubleProperty().get().ifPresent(problem -> content.getChildren().add(new ProblemView(language, problem)));
        }
        door.machines().ifPresent(part -> machines(door, part));
        content.getChildren().add(facts(door));
        door.playground().filter(_ -> model.playgrounds().possible()).ifPresent(cluster -> content.getChildren().addAll(
                heading("cluster.playground.title"), new PlaygroundActions(cluster, model.playgrounds(), language)));
        if (holdsObjects(door)) {
            content.getChildren().addAll(heading("cluster.objects"), new FlowPane(
                    8, 8,
                    snapshot("shell.command.save-snapshot", Icons.SAVE, () -> ways.saveSnapshot().accept(door.name())),
                    snapshot("shell.command.restore-snapshot", Icons.RESTORE_POINT, () -> ways.restoreSnapshot().accept(door.name()))));
        }
        content.getChildren().add(heading("cluster.findings.entry"));
        if (door.findings().isEmpty()) {
            content.getChildren().add(small("cluster.findings.none"));
        }
        door.findings().forEach(finding -> content.getChildren().add(new FindingView(finding, language)));
        if (editable(door) && !(door.state() instanceof DoorState.Broken)) {
            content.getChildren().addAll(
                    heading("cluster.edit.title"),
                    edit("cluster.edit.namespace", door.namespace(), door, model.edits()::setNamespace),
                    edit("cluster.edit.rename", door.name(), door, model.edits()::rename),
                    small("cluster.edit.hint"));
        }
    }

    private void machines(Door door, LocalPart part) {
        LocalCluster cluster = part.cluster();
        model.deeds().troubleProperty().get().ifPresent(problem -> content.getChildren().add(new ProblemView(language, problem)));
        LocalDeed deed = model.deeds().deedsProperty().get().get(cluster.context());
        if (deed != null) {
            content.getChildren().add(new DeedView(deed, language, () -> model.deeds().dismiss(cluster)));
        }
        Optional<LocalChart.Entry> read = model.chart().entryProperty().get().filter(entry -> entry.context().equals(cluster.context()));
        read.map(LocalChart.Entry::ailments).orElse(cluster.ailments()).forEach(ailment -> content.getChildren().add(new AilmentView(ailment, language.words())));
        content.getChildren().add(new LocalActions(cluster, door.guard(), model.deeds(), language).buttons());
        content.getChildren().add(new MachinesView(
                cluster,
                model.local().useProperty().get().getOrDefault(cluster.context(), List.of()),
                read,
                language));
    }

    /** A playground keeps its clock and its history as well, by buttons of its own. */
    private static boolean holdsObjects(Door door) {
        return door.group() != Door.Group.PLAYGROUND && door.group() != Door.Group.ENGINE && !(door.state() instanceof DoorState.Broken);
    }

    private Node snapshot(String key, String icon, Runnable action) {
        return Buttons.small(Buttons.with(icon, Buttons.plain(language.text(key), action)));
    }

    private boolean editable(Door door) {
        return model.edits().possible() && door.group() != Door.Group.PLAYGROUND && door.group() != Door.Group.ENGINE && !door.source().isEmpty();
    }

    private ObservableValue<String> guess(Door door) {
        return language.text("cluster.guessed", DoorWords.environment(language.words(), door.environment()));
    }

    private Node actions(Door door) {
        ActionButton open = Buttons.accent(language.text("cluster.open"), () -> model.open(door.name()));
        if (door.state() instanceof DoorState.Broken) {
            open.off(language.words().say("cluster.open.off"));
        } else if (door.machines().filter(part -> part.cluster().state() == LocalCluster.State.PAUSED).isPresent()) {
            open.off(language.words().say("cluster.local.open.off"));
        }
        HBox actions = new HBox(open);
        if (editable(door) && !door.current()) {
            actions.getChildren().add(Buttons.plain(language.text("cluster.edit.use"), () -> model.edits().use(door.name())));
        }
        actions.getStyleClass().add("door-actions");
        return actions;
    }

    private void trouble(DoorState state) {
        switch (state) {
            case DoorState.SignedOut signedOut -> content.getChildren().add(new ProblemView(language, signedOut.problem()));
            case DoorState.Forbidden forbidden -> content.getChildren().add(new ProblemView(language, forbidden.problem()));
            case DoorState.Unreachable unreachable -> content.getChildren().add(new ProblemView(language, unreachable.problem()));
            case DoorState.NeedsConsent _ -> content.getChildren().add(new Note(
                    Note.Tone.WARN,
                    language.text("cluster.consent.needed"),
                    Buttons.link(language.text("cluster.consent.show"), this::askConsent)));
            case DoorState.NotTried _, DoorState.Connecting _, DoorState.Ready _, DoorState.Broken _ -> {}
        }
    }

    private void askConsent() {
        Door door = model.chosenProperty().get();
        if (door != null) {
            model.opening().askConsent(door.name());
        }
    }

    private Node facts(Door door) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("door-facts");
        ColumnConstraints keys = new ColumnConstraints(96);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        grid.getColumnConstraints().addAll(keys, values);
        Words words = language.words();
        List<String[]> facts = List.of(
                new String[] {"cluster.column.state", DoorWords.state(words, door)},
                new String[] {"cluster.column.server", door.server()},
                new String[] {"cluster.column.sign-in", words.say(door.signIn().key(), door.signIn().detail())},
                new String[] {"cluster.column.namespace", door.namespace()},
                new String[] {"cluster.column.user", door.user()},
                new String[] {"cluster.column.cluster", door.cluster()},
                new String[] {"cluster.column.file", door.source().isEmpty() ? door.local().map(part -> part.cluster().kubeconfig().toString()).orElse("") : door.source()});
        for (int row = 0; row < facts.size(); row++) {
            if (facts.get(row)[1].isEmpty()) {
                continue;
            }
            Label key = new Label(words.say(facts.get(row)[0]));
            key.getStyleClass().add("muted-text");
            Label value = new Label(facts.get(row)[1]);
            value.setWrapText(true);
            value.setMinHeight(USE_PREF_SIZE);
            GridPane.setValignment(key, VPos.TOP);
            grid.addRow(row, key, value);
        }
        return grid;
    }

    private Node edit(String titleKey, String now, Door door, BiConsumer<String, String> change) {
        String slot = door.name() + "/" + titleKey;
        TextField field = new TextField(typed.getOrDefault(slot, now));
        field.textProperty().subscribe((_, text) -> typed.put(slot, text));
        field.accessibleTextProperty().bind(language.text(titleKey));
        HBox.setHgrow(field, Priority.ALWAYS);
        Runnable go = () -> {
            if (!field.getText().isBlank() && !field.getText().strip().equals(now)) {
                typed.remove(slot);
                change.accept(door.name(), field.getText().strip());
            }
        };
        field.setOnAction(_ -> go.run());
        HBox row = new HBox(field, Buttons.plain(language.text(titleKey), go));
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("door-edit");
        return row;
    }

    private Node heading(String key) {
        Label label = new Label(language.words().say(key));
        label.getStyleClass().addAll("bold-text", "door-heading");
        return label;
    }

    private Node small(String key) {
        Label label = new Label(language.words().say(key));
        label.getStyleClass().addAll("small-text", "muted-text");
        label.setWrapText(true);
        return label;
    }
}
