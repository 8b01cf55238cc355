package dev.pilothouse.ui.forward;

import dev.pilothouse.forward.Report;
import dev.pilothouse.forward.State;
import dev.pilothouse.model.ByteSize;
import dev.pilothouse.model.Health;
import dev.pilothouse.ui.kit.Ages;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Chip;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Language;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** The forwards as rows. */
final class ForwardsTable extends TableView<Report> {

    private static final double LEAST = 124;

    private final ForwardsViewModel model;
    private final Language language;
    private final InstantSource clock;

    ForwardsTable(ForwardsViewModel model, Language language, InstantSource clock) {
        this.model = model;
        this.language = language;
        this.clock = clock;
        getStyleClass().add("forwards");
        Anchor.at(Anchor.FORWARDS + "-table", this);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        accessibleTextProperty().bind(language.text("forward.title"));
        getColumns().add(lead(column("forward.column.state", 124, this::state)));
        getColumns().add(column("forward.column.local", 146, this::local));
        getColumns().add(column("forward.column.target", 200, report -> text(ForwardWords.target(report))));
        fromWidth(760, column("forward.column.pod", 270, report -> muted(ForwardWords.pod(report))));
        getColumns().add(numbers("forward.column.received", 76, report -> ByteSize.text(report.traffic().received())));
        getColumns().add(numbers("forward.column.sent", 76, report -> ByteSize.text(report.traffic().sent())));
        fromWidth(1_000, numbers("forward.column.connections", 104, report -> Long.toString(report.traffic().connections())));
        fromWidth(900, column("forward.column.since", 68, report -> muted(since(report))));
        fromWidth(1_100, column("forward.column.error", 120, report -> muted(ForwardWords.error(report, language.words()))));
        getSelectionModel().selectedItemProperty().subscribe(this::choose);
        model.reportsProperty().subscribe(this::show);
        model.chosenProperty().subscribe(_ -> select());
        language.follow(this, () -> refresh());
    }

    /** Rows are exchanged one by one, so that the focus and the selection stay. */
    private void show(List<Report> reports) {
        if (getItems().size() != reports.size()) {
            getItems().setAll(reports);
        } else {
            for (int i = 0; i < reports.size(); i++) {
                if (!getItems().get(i).equals(reports.get(i))) {
                    getItems().set(i, reports.get(i));
                }
            }
        }
        select();
    }

    private void choose(@Nullable Report report) {
        if (report != null) {
            model.chosenProperty().set(Optional.of(report.id()));
        }
    }

    private void select() {
        for (int i = 0; i < getItems().size(); i++) {
            boolean it = model.chosenProperty().get().equals(Optional.of(getItems().get(i).id()));
            if (it && getSelectionModel().getSelectedIndex() != i) {
                getSelectionModel().clearAndSelect(i);
            }
        }
    }

    private static TableColumn<Report, Report> lead(TableColumn<Report, Report> column) {
        column.getStyleClass().add("lead");
        column.setMinWidth(LEAST);
        return column;
    }

    private void fromWidth(double width, TableColumn<Report, Report> column) {
        getColumns().add(column);
        widthProperty().subscribe(now -> column.setVisible(now.doubleValue() >= width));
    }

    private TableColumn<Report, Report> numbers(String titleKey, double width, Function<Report, String> words) {
        TableColumn<Report, Report> column = column(titleKey, width, report -> {
            Label label = muted(words.apply(report));
            label.setMaxWidth(Double.MAX_VALUE);
            label.setAlignment(Pos.CENTER_RIGHT);
            return label;
        });
        column.getStyleClass().add("right-aligned");
        return column;
    }

    private TableColumn<Report, Report> column(String titleKey, double width, Function<Report, Node> cell) {
        TableColumn<Report, Report> column = new TableColumn<>();
        column.textProperty().bind(language.text(titleKey));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Report report, boolean empty) {
                super.updateItem(report, empty);
                setGraphic(empty || report == null ? null : cell.apply(report));
            }
        });
        return column;
    }

    private Node state(Report report) {
        Label label = new Label(ForwardWords.state(report, language.words()));
        Health.State health = ForwardWords.health(report);
        label.setGraphic(new HealthIcon(health));
        label.getStyleClass().addAll("health-label", HealthIcon.styleClass(health));
        return label;
    }

    private Node local(Report report) {
        Label address = new Label(report.plan().address());
        address.getStyleClass().add("mono-text");
        HBox both = new HBox(address);
        both.setAlignment(Pos.CENTER_LEFT);
        both.getStyleClass().add("forwards-local");
        if (report.plan().exposed()) {
            both.getChildren().add(Chip.health(Health.State.WARN, language.words().say("forward.exposed")));
        }
        if (report.plan().starts()) {
            both.getChildren().add(Chip.neutral(language.words().say("forward.starts.short")));
        }
        return both;
    }

    private String since(Report report) {
        return switch (report.state()) {
            case State.Open open -> age(open.since());
            case State.Waiting waiting -> age(waiting.since());
            default -> "";
        };
    }

    private String age(java.time.Instant since) {
        return Ages.say(language.words(), Math.max(0, Duration.between(since, clock.instant()).toSeconds()));
    }

    private static Label text(String words) {
        return new Label(words);
    }

    private static Label muted(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("muted-text");
        return label;
    }
}
