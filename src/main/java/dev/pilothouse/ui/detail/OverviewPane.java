package dev.pilothouse.ui.detail;

import dev.pilothouse.cluster.Usage;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.ui.kit.Ages;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Chip;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.HealthLabel;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.SafeText;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Draws the blocks of an overview, one below the other. */
final class OverviewPane {

    private static final double LABELS = 112;

    private final Language language;
    private final Consumer<ResourceRef> follow;
    private final VBox blocks = new VBox();
    private final VBox notes = new VBox();
    private final UsagePane usage;
    private final ScrollPane scroll;

    OverviewPane(Language language, InstantSource clock, Consumer<ResourceRef> follow) {
        this.language = language;
        this.follow = follow;
        usage = new UsagePane(language, clock);
        scroll = new ScrollPane(new VBox(notes, usage, blocks));
        blocks.getStyleClass().add("overview");
        notes.getStyleClass().add("diagnoses");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    }

    Node node() {
        return scroll;
    }

    /** Shows what a container uses. */
    void show(Optional<Usage> now) {
        usage.show(now);
    }

    /** Shows these blocks; ages count from {@code now}. */
    void show(List<Block> content, Instant now) {
        double position = scroll.getVvalue();
        blocks.getChildren().setAll(content.stream().map(block -> draw(block, now)).toList());
        scroll.setVvalue(position);
    }

    /** Shows what is wrong, above all else. */
    void warn(List<Node> diagnoses) {
        notes.getChildren().setAll(diagnoses);
        notes.setManaged(!diagnoses.isEmpty());
    }

    private Node draw(Block block, Instant now) {
        return switch (block) {
            case Block.Facts(List<Block.Fact> facts) -> grid(facts, now);
            case Block.Container container -> container(container, now);
            case Block.Conditions(List<Block.Condition> conditions) -> conditions(conditions, now);
            case Block.Keys(String titleKey, List<Block.Entry> entries) -> keys(titleKey, entries);
        };
    }

    private GridPane grid(List<Block.Fact> facts, Instant now) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("facts");
        ColumnConstraints labels = new ColumnConstraints(LABELS);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        grid.getColumnConstraints().addAll(labels, values);
        for (Block.Fact fact : facts) {
            Label label = new Label(label(fact.label()));
            label.getStyleClass().add("fact-label");
            label.setMinWidth(0);
            GridPane.setValignment(label, javafx.geometry.VPos.TOP);
            grid.addRow(grid.getRowCount(), label, value(fact.value(), now));
        }
        return grid;
    }

    private String label(String label) {
        return label.startsWith("detail.") ? language.words().say(label) : SafeText.line(label);
    }

    private Node value(Block.Value value, Instant now) {
        return switch (value) {
            case Block.Value.Text(String text) -> wrapped(text, "fact-value");
            case Block.Value.Code(String text) -> wrapped(text, "code");
            case Block.Value.Since(long moment) -> wrapped(Ages.since(language.words(), moment, now.getEpochSecond()), "fact-value");
            case Block.Value.Link link -> link(link);
            case Block.Value.Chips(List<String> texts) -> chips(texts);
        };
    }

    private Node link(Block.Value.Link link) {
        Node name = link.to()
                .<Node>map(ref -> Buttons.link(new SimpleObjectProperty<>(SafeText.line(link.text())), () -> follow.accept(ref)))
                .orElseGet(() -> new Label(SafeText.line(link.text())));
        Label note = new Label(SafeText.line(link.note()));
        note.getStyleClass().add("subtle-text");
        note.setMinWidth(Region.USE_PREF_SIZE);
        return new HBox(6, name, note);
    }

    private static Node chips(List<String> texts) {
        FlowPane flow = new FlowPane(4, 4);
        for (String text : texts) {
            Chip chip = Chip.neutral(SafeText.line(text));
            chip.setMinWidth(0);
            chip.setMaxWidth(270);
            chip.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            chip.setTooltip(new Tooltip(SafeText.line(text)));
            flow.getChildren().add(chip);
        }
        flow.setPrefWrapLength(260);
        return flow;
    }

    private Node container(Block.Container container, Instant now) {
        Label name = new Label(SafeText.line(container.name()));
        name.getStyleClass().add("container-name");
        Label what = new Label(language.words().say("detail.container"));
        what.getStyleClass().addAll("subtle-text", "small-text");
        what.setMinWidth(Region.USE_PREF_SIZE);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox head = new HBox(8, name, what, stretch);
        head.setAlignment(Pos.BASELINE_LEFT);
        if (!container.stateText().isEmpty()) {
            Label state = new Label(
                    language.words().say("detail.container.state", SafeText.line(HealthLabel.word(container.state(), language.words())), container.restarts()));
            state.getStyleClass().addAll("small-text", HealthIcon.styleClass(container.state().state()));
            state.setMinWidth(Region.USE_PREF_SIZE);
            head.getChildren().add(state);
        }
        Label image = new Label(SafeText.line(container.image()));
        image.getStyleClass().addAll("code", "muted-text");
        image.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        image.setTooltip(new Tooltip(SafeText.line(container.image())));
        VBox top = new VBox(4, head, image);
        top.getStyleClass().add("container-top");
        if (!container.facts().isEmpty()) {
            top.getChildren().add(grid(container.facts(), now));
        }
        VBox card = new VBox(top);
        card.getStyleClass().add("card");
        if (container.state().state() == Health.State.BAD) {
            card.getStyleClass().add("card-bad");
        }
        if (!container.probes().isEmpty()) {
            VBox probes = new VBox();
            probes.getStyleClass().add("container-probes");
            container.probes().forEach(probe -> probes.getChildren().add(probe(probe)));
            card.getChildren().add(probes);
        }
        return card;
    }

    private Node probe(Block.Probe probe) {
        Label kind = new Label(language.words().say(probe.kindKey()));
        kind.setMinWidth(96);
        Label text = new Label(SafeText.line(probe.text()));
        text.getStyleClass().add("muted-text");
        text.setTooltip(new Tooltip(SafeText.line(probe.text())));
        HBox row = new HBox(8, kind, text);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("probe");
        return row;
    }

    private Node conditions(List<Block.Condition> conditions, Instant now) {
        VBox rows = new VBox();
        rows.getStyleClass().add("conditions");
        for (Block.Condition condition : conditions) {
            Label type = new Label(SafeText.line(condition.type()));
            type.setMinWidth(120);
            type.setPrefWidth(120);
            type.setTooltip(new Tooltip(SafeText.line(condition.type())));
            Label text = new Label(SafeText.line(condition.text()));
            text.getStyleClass().add("muted-text");
            text.setMaxWidth(Double.MAX_VALUE);
            text.setTooltip(new Tooltip(SafeText.line(condition.text())));
            HBox.setHgrow(text, Priority.ALWAYS);
            Label age = new Label(Ages.since(language.words(), condition.since(), now.getEpochSecond()));
            age.getStyleClass().add("subtle-text");
            age.setMinWidth(Region.USE_PREF_SIZE);
            HBox row = new HBox(8, new HealthIcon(condition.state()), type, text, age);
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("condition");
            rows.getChildren().add(row);
        }
        return rows;
    }

    private Node keys(String titleKey, List<Block.Entry> entries) {
        Label title = new Label(language.words().say(titleKey, entries.size()));
        title.getStyleClass().add("section-title");
        VBox rows = new VBox(title);
        rows.getStyleClass().add("keys");
        for (Block.Entry entry : entries) {
            Label key = new Label(SafeText.line(entry.key()));
            key.getStyleClass().add("code");
            key.setMinWidth(LABELS + 32);
            key.setPrefWidth(LABELS + 32);
            key.setTooltip(new Tooltip(SafeText.line(entry.key())));
            Label text = new Label(SafeText.line(entry.text()));
            text.getStyleClass().addAll("code", "muted-text");
            HBox row = new HBox(8, key, text);
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("condition");
            rows.getChildren().add(row);
        }
        return rows;
    }

    private static Label wrapped(String text, String styleClass) {
        Label label = new Label(SafeText.line(text));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
