package dev.pilothouse.ui.cluster;

import dev.pilothouse.change.Guard;
import dev.pilothouse.environment.Environment;
import dev.pilothouse.ui.cluster.DoorsTable.Line;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Chip;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/** Every context as a row, in the order of the files, each file with a heading. */
final class DoorsTable extends TableView<Line> {

    private final ClustersViewModel model;
    private final Language language;
    private boolean filling;

    /** A row of the table. */
    sealed interface Line {

        /** The file or maker of the rows that follow. */
        record Source(Door.Group group, String name) implements Line {}

        record Way(Door door) implements Line {}
    }

    DoorsTable(ClustersViewModel model, Language language) {
        this.model = model;
        this.language = language;
        getStyleClass().add("doors");
        Anchor.at(Anchor.CLUSTERS + "-table", this);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        accessibleTextProperty().bind(language.text("cluster.title"));
        setRowFactory(_ -> row());
        TableColumn<Line, Line> state = column("cluster.column.state", 166, this::state);
        state.setMinWidth(160);
        getColumns().add(state);
        getColumns().add(column("cluster.column.name", 152, this::name));
        getColumns().add(column("cluster.column.environment", 96, this::environment));
        getColumns().add(column("cluster.column.guard", 120, this::guard));
        fromWidth(880, column("cluster.column.server", 182, door -> text(server(door))));
        fromWidth(760, column("cluster.column.version", 70, door -> text(version(door))));
        fromWidth(700, column("cluster.column.inside", 216, door -> text(signIn(door))));
        getSelectionModel().selectedItemProperty().subscribe(this::choose);
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                openChosen();
                event.consume();
            }
        });
        model.doors().addListener((ListChangeListener<Door>) _ -> fill());
        model.chosenProperty().subscribe(_ -> select());
        language.follow(this, () -> refresh());
        fill();
    }

    /** Adds a column that is only shown where there is room; the details beside the table have it in any case. */
    private void fromWidth(double width, TableColumn<Line, Line> column) {
        getColumns().add(column);
        widthProperty().subscribe(now -> column.setVisible(now.doubleValue() >= width));
    }

    private void openChosen() {
        Door chosen = model.chosenProperty().get();
        if (chosen != null) {
            model.open(chosen.name());
        }
    }

    private void fill() {
        filling = true;
        List<Line> lines = new ArrayList<>();
        Optional<Line> head = Optional.empty();
        for (Door door : model.doors()) {
            Line.Source own = new Line.Source(door.group(), door.head());
            if (!head.equals(Optional.of(own))) {
                head = Optional.of(own);
                lines.add(own);
            }
            lines.add(new Line.Way(door));
        }
        show(lines);
        filling = false;
        select();
    }

    private void select() {
        Door chosen = model.chosenProperty().get();
        for (int i = 0; i < getItems().size(); i++) {
            boolean it = chosen != null && getItems().get(i) instanceof Line.Way(Door door) && door.name().equals(chosen.name());
            if (it && getSelectionModel().getSelectedIndex() != i) {
                getSelectionModel().clearAndSelect(i);
            }
        }
    }

    /** Only rows that became others are drawn again, so that an open menu or the focus survives a check. */
    private void show(List<Line> lines) {
        if (getItems().size() != lines.size()) {
            getItems().setAll(lines);
            return;
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).equals(getItems().get(i))) {
                getItems().set(i, lines.get(i));
            }
        }
    }

    private void choose(@Nullable Line line) {
        if (!filling && line instanceof Line.Way way) {
            model.chosenProperty().set(way.door());
        }
    }

    private TableRow<Line> row() {
        TableRow<Line> row = new TableRow<>() {
            @Override
            protected void updateItem(@Nullable Line line, boolean empty) {
                super.updateItem(line, empty);
                getStyleClass().remove("door-source");
                if (line instanceof Line.Source) {
                    getStyleClass().add("door-source");
                }
            }
        };
        row.setOnContextMenuRequested(event -> {
            if (row.getItem() instanceof Line.Way(Door door) && door.machines().isPresent()) {
                menu(door).show(row, event.getScreenX(), event.getScreenY());
            }
        });
        row.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && row.getItem() instanceof Line.Way) {
                openChosen();
            }
        });
        return row;
    }

    private TableColumn<Line, Line> column(String titleKey, double width, Function<Door, Node> cell) {
        TableColumn<Line, Line> column = new TableColumn<>();
        column.textProperty().bind(language.text(titleKey));
        column.setPrefWidth(width);
        column.setMinWidth(60);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(line.getValue()));
        boolean first = getColumns().isEmpty();
        if (first) {
            column.getStyleClass().add("door-first");
        }
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Line line, boolean empty) {
                super.updateItem(line, empty);
                setGraphic(
                        switch (line) {
                            case Line.Way way -> cell.apply(way.door());
                            case Line.Source source -> first ? source(source) : null;
                            case null -> null;
                        });
            }
        });
        return column;
    }

    private Node source(Line.Source source) {
        String name = switch (source.group()) {
            case FILE -> source.name();
            case LOCAL -> language.words().say("cluster.group.local");
            case PLAYGROUND -> language.words().say("cluster.source.simulated");
            case ENGINE -> language.words().say("cluster.group.engine");
        };
        Label label = new Label(name);
        label.getStyleClass().add("door-source-name");
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        label.setTooltip(new Tooltip(name));
        return label;
    }

    private Node state(Door door) {
        Label label = new Label(DoorWords.state(language.words(), door), new HealthIcon(DoorWords.health(door)));
        label.getStyleClass().addAll("health-label", HealthIcon.styleClass(DoorWords.health(door)));
        return label;
    }

    private Node name(Door door) {
        Label label = new Label(door.name());
        label.getStyleClass().add("bold-text");
        if (door.current()) {
            Label current = new Label(language.words().say("cluster.current"));
            current.getStyleClass().addAll("caption-text", "muted-text");
            label.setGraphic(current);
            label.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        }
        return label;
    }

    private Node environment(Door door) {
        MenuButton menu = menu();
        menu.setGraphic(Chip.environment(
                EnvironmentStyle.valueOf(door.environment().name()), DoorWords.environment(language.words(), door)));
        menu.setAccessibleText(
                language.words().say("cluster.column.environment") + " " + DoorWords.environment(language.words(), door));
        for (Environment each : Environment.values()) {
            menu.getItems().add(item(DoorWords.environment(language.words(), each), () -> model.choose(door.name(), each)));
        }
        return menu;
    }

    private Node guard(Door door) {
        MenuButton menu = menu();
        menu.setText(DoorWords.guard(language.words(), door.guard()));
        menu.setAccessibleText(language.words().say("cluster.column.guard") + " " + menu.getText());
        for (Guard.Level each : Guard.Level.values()) {
            menu.getItems().add(item(DoorWords.guard(language.words(), each), () -> model.choose(door.name(), each)));
        }
        return menu;
    }

    private ContextMenu menu(Door door) {
        ContextMenu menu = new ContextMenu(item(language.words().say("cluster.open"), () -> model.open(door.name())));
        door.machines().ifPresent(part -> menu.getItems().addAll(new LocalActions(part.cluster(), door.guard(), model.deeds(), language).items()));
        return menu;
    }

    private static MenuButton menu() {
        MenuButton menu = new MenuButton();
        menu.getStyleClass().add("door-choice");
        return menu;
    }

    private static MenuItem item(String title, Runnable action) {
        MenuItem item = new MenuItem(title);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static Node text(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("muted-text");
        return label;
    }

    private static String version(Door door) {
        String known = door.local().map(part -> part.cluster().version()).orElse("");
        return door.state() instanceof DoorState.Ready ready ? ready.version() : known;
    }

    private static String server(Door door) {
        return door.machines().map(part -> LocalWords.ports(part.cluster())).filter(ports -> !ports.isEmpty()).orElse(door.server());
    }

    /** How to get into a cluster of this computer is no question; what is in it is. */
    private String signIn(Door door) {
        return door.machines().map(part -> LocalWords.inside(language.words(), part, Instant.now())).orElseGet(() -> way(door));
    }

    private String way(Door door) {
        return language.words().say(door.signIn().key(), door.signIn().detail());
    }
}
