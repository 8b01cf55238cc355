package dev.pilothouse.ui.engine;

import dev.pilothouse.guide.engine.DiskFigures;
import dev.pilothouse.guide.engine.Prune;
import dev.pilothouse.guide.engine.Prune.Sort;
import dev.pilothouse.model.ByteSize;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Tree;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.PageHead;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.kit.Stylesheet;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Panes one below the other: the engine, its disk, and what could go. */
final class EngineView extends VBox {

    private final EngineViewModel model;
    private final Language language;
    private final StringProperty what = new SimpleStringProperty("");
    private final VBox engine = pane();
    private final VBox disk = pane();
    private final VBox prune = pane();
    private final Label sum = new Label();
    private final ActionButton review;

    EngineView(EngineViewModel model, Language language) {
        this.model = model;
        this.language = language;
        review = Buttons.with(Icons.PRUNE, Buttons.accent(language.text("engine.prune.review"), model::review));
        VBox content = new VBox(engine, disk, prune);
        content.getStyleClass().add("engine-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getStylesheets().add(Stylesheet.of("engine.css"));
        getChildren().addAll(new PageHead(language.text("engine.title"), what), scroll);
        sum.getStyleClass().add("bold-text");
        model.engineProperty().subscribe(_ -> showEngine());
        model.diskProperty().subscribe(_ -> showDisk());
        model.chosenProperty().subscribe(_ -> showSum());
        language.follow(this, () -> {
            showEngine();
            showDisk();
        });
    }

    private static VBox pane() {
        VBox pane = new VBox();
        pane.getStyleClass().add("engine-pane");
        return pane;
    }

    private void showEngine() {
        Tree said = model.engineProperty().get();
        Tree info = said.tree("info");
        what.set(model.context());
        GridPane facts = new GridPane();
        facts.getStyleClass().add("engine-facts");
        fact(facts, "engine.fact.version", said.text("version", "Version") + " (API " + said.text("version", "ApiVersion") + ")");
        fact(facts, "engine.fact.machine", info.text("OperatingSystem") + ", " + info.text("KernelVersion") + ", " + info.text("Architecture"));
        fact(facts, "engine.fact.size", say("engine.fact.size.value", info.number(0, "NCPU"), ByteSize.text(info.number(0, "MemTotal"))));
        fact(facts, "engine.fact.storage", info.text("Driver") + ", " + info.text("DockerRootDir"));
        fact(facts, "engine.fact.cgroup", info.text("CgroupVersion").isEmpty() ? "" : info.text("CgroupVersion") + ", " + info.text("CgroupDriver"));
        fact(facts, "engine.fact.containers", say(
                "engine.fact.containers.value", info.number(0, "ContainersRunning"), info.number(0, "ContainersPaused"), info.number(0, "ContainersStopped")));
        boolean known = !said.fields().isEmpty();
        engine.getChildren().setAll(title("engine.pane.engine"), known ? facts : quiet("engine.reading"));
    }

    private void fact(GridPane facts, String key, String value) {
        if (!value.isBlank()) {
            Label name = quiet(key);
            name.setMinWidth(150);
            Label text = new Label(SafeText.line(value));
            text.setWrapText(true);
            facts.addRow(facts.getRowCount(), name, text);
        }
    }

    private void showDisk() {
        switch (model.diskProperty().get()) {
            case EngineDisk.Reading _ -> {
                disk.getChildren().setAll(title("engine.pane.disk"), quiet("engine.disk.reading"));
                prune.getChildren().setAll(title("engine.pane.prune"), quiet("engine.disk.reading"));
            }
            case EngineDisk.Refused(var problem) -> {
                disk.getChildren()
                        .setAll(title("engine.pane.disk"), new ProblemView(language, problem, Buttons.link(language.text("kit.state.try-now"), model::read)));
                prune.getChildren().setAll(title("engine.pane.prune"), quiet("engine.prune.unknown"));
            }
            case EngineDisk.Known(DiskFigures figures) -> {
                disk.getChildren().setAll(title("engine.pane.disk"), table(figures));
                prune.getChildren().setAll(title("engine.pane.prune"), quiet("engine.prune.spared"), choices(figures.prune()), foot());
                showSum();
            }
        }
    }

    private Node table(DiskFigures figures) {
        GridPane table = grid(80, 110, 110);
        table.addRow(0, quiet("engine.disk.kind"), right(quiet("engine.disk.count")), right(quiet("engine.disk.size")), right(quiet("engine.disk.free")));
        for (DiskFigures.Line line : figures.lines()) {
            table.addRow(
                    table.getRowCount(),
                    new Label(say("engine.disk." + line.word())),
                    right(new Label(Integer.toString(line.count()))),
                    right(new Label(ByteSize.text(line.bytes()))),
                    right(new Label(ByteSize.text(line.free()))));
        }
        return table;
    }

    private Node choices(Prune things) {
        GridPane table = grid(80, 110);
        for (Sort sort : Sort.values()) {
            int count = things.things(sort).size();
            CheckBox box = new CheckBox(say("engine.prune." + sort.word()));
            box.setId("prune-" + sort.word());
            box.setSelected(model.chosenProperty().get().contains(sort) && count > 0);
            box.setDisable(count == 0);
            box.selectedProperty().subscribe((_, now) -> model.choose(sort, now));
            HBox name = new HBox(8, box);
            name.setAlignment(Pos.CENTER_LEFT);
            if (sort.losesData() && count > 0) {
                Label data = new Label(say("engine.prune.loses-data"));
                data.getStyleClass().addAll("small-text", "muted-text");
                name.getChildren().addAll(new HealthIcon(Health.State.WARN), data);
            }
            table.addRow(
                    table.getRowCount(), name, right(new Label(Integer.toString(count))), right(new Label(ByteSize.text(things.bytes(java.util.Set.of(sort))))));
        }
        return table;
    }

    private Node foot() {
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox foot = new HBox(12, sum, stretch, review);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("engine-foot");
        return foot;
    }

    private void showSum() {
        sum.setText(say("engine.prune.sum", ByteSize.text(model.freed())));
        if (model.draft().isPresent()) {
            review.on();
        } else {
            review.off(say("engine.prune.nothing"));
        }
    }

    private static GridPane grid(double... figures) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("engine-table");
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(names);
        for (double width : figures) {
            grid.getColumnConstraints().add(new ColumnConstraints(width));
        }
        return grid;
    }

    private static Label right(Label label) {
        GridPane.setHalignment(label, HPos.RIGHT);
        return label;
    }

    private Label title(String key) {
        Label title = new Label(say(key));
        title.getStyleClass().add("section-title");
        return title;
    }

    private Label quiet(String key) {
        Label label = new Label(say(key));
        label.getStyleClass().add("muted-text");
        label.setWrapText(true);
        return label;
    }

    private String say(String key, Object... args) {
        return language.words().say(key, args);
    }
}
