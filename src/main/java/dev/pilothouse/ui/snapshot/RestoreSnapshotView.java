package dev.pilothouse.ui.snapshot;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.snapshot.Restoration;
import dev.pilothouse.snapshot.Restoration.Item;
import dev.pilothouse.snapshot.Restoration.Standing;
import dev.pilothouse.text.Difference;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.DiffPane;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.PageHead;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.Segmented;
import dev.pilothouse.ui.kit.ShownYaml;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.Stylesheet;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The objects of the file with how each stands to the cluster, and beside them what would become of the chosen one. */
final class RestoreSnapshotView extends VBox {

    private static final double ROW = 30;

    private final RestoreSnapshotViewModel model;
    private final Language language;
    private final Runnable choose;
    private final BorderPane body = new BorderPane();
    private final ListView<Item> list = new ListView<>();
    private final BorderPane beside = new BorderPane();
    private final ObjectProperty<Part> part = new SimpleObjectProperty<>(Part.ALL);
    private final CheckBox replace = new CheckBox();
    private final SplitPane split = new SplitPane(list, beside);
    private final Label hint = new Label();
    private final StringProperty loading = new SimpleStringProperty("");
    private final StringProperty reviewTitle = new SimpleStringProperty("");
    private final ShownYaml yaml = new ShownYaml();
    private final ActionButton other;
    private final ActionButton review;

    /** Which of the objects are listed. */
    private enum Part {
        ALL,
        MISSING,
        DIFFERENT,
        REFUSED,
        SAME;

        boolean takes(Standing standing) {
            return this == ALL || this == of(standing);
        }

        static Part of(Standing standing) {
            return switch (standing) {
                case Standing.Missing _ -> MISSING;
                case Standing.Different _ -> DIFFERENT;
                case Standing.Refused _ -> REFUSED;
                case Standing.Same _ -> SAME;
            };
        }
    }

    /**
     * @param choose asks for a file and opens it
     */
    RestoreSnapshotView(RestoreSnapshotViewModel model, Language language, Runnable choose, Runnable toReview) {
        this.model = model;
        this.language = language;
        this.choose = choose;
        other = Buttons.with(Icons.OPEN_FILE, Buttons.plain(language.text("snapshot.restore.choose"), choose));
        review = Buttons.accent(reviewTitle, toReview);
        getStylesheets().add(Stylesheet.of("snapshot.css"));
        getStyleClass().addAll("page", "snapshot-restore");
        Anchor.at(Anchor.SNAPSHOT_RESTORE, this);
        list.getStyleClass().add("snapshot-list");
        list.setFixedCellSize(ROW);
        list.setMinWidth(280);
        list.setCellFactory(_ -> new RestoreCell(language, model.replaceProperty()));
        list.getSelectionModel().selectedItemProperty().subscribe(_ -> showBeside());
        beside.getStyleClass().add("snapshot-beside");
        beside.setMinWidth(240);
        split.setDividerPositions(0.5);
        replace.selectedProperty().bindBidirectional(model.replaceProperty());
        replace.textProperty().bind(language.text("snapshot.restore.replace"));
        part.subscribe(_ -> showList());
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        getChildren().addAll(
                new PageHead(language.text("snapshot.restore.title"), new SimpleStringProperty(model.context())), body, footer());
        model.stateProperty().subscribe(_ -> render());
        language.follow(this, () -> render());
    }

    void focusMain() {
        if (model.stateProperty().get() instanceof RestoreState.Found) {
            list.requestFocus();
        } else {
            other.requestFocus();
        }
    }

    private Node footer() {
        hint.getStyleClass().addAll("small-text", "muted-text");
        hint.setMinWidth(0);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox footer = new HBox(hint, stretch, other, review);
        footer.getStyleClass().add("page-footer");
        footer.setAlignment(Pos.CENTER_LEFT);
        return footer;
    }

    private void render() {
        RestoreState state = model.stateProperty().get();
        switch (state) {
            case RestoreState.Choosing _ -> body.setCenter(new StateViews(language).empty(
                    Icons.FROM_FILE, language.text("snapshot.restore.empty"), Buttons.plain(language.text("snapshot.restore.choose"), choose)));
            case RestoreState.Reading reading -> {
                loading.set(say("snapshot.restore.reading", reading.file(), reading.progress().compared(), reading.progress().objects()));
                if (body.getCenter() == null || !body.getCenter().getStyleClass().contains("state-loading")) {
                    body.setCenter(new StateViews(language).loading(loading));
                }
            }
            case RestoreState.Found found -> found(found.restoration());
            case RestoreState.Refused refused -> body.setCenter(new StateViews(language).error(refused.problem()));
        }
        other.setVisible(!(state instanceof RestoreState.Choosing));
        other.setManaged(!(state instanceof RestoreState.Choosing));
        foot(state);
    }

    private void foot(RestoreState state) {
        boolean trying = state instanceof RestoreState.Found found && found.trying();
        int ready = model.draft().map(draft -> draft.wishes().size()).orElse(0);
        reviewTitle.set(say("snapshot.restore.review", ready));
        hint.setText(trying ? say("snapshot.restore.trying") : "");
        if (ready > 0) {
            review.on();
        } else if (trying) {
            review.off(say("snapshot.restore.trying"));
        } else {
            review.off(say(state instanceof RestoreState.Found ? "snapshot.restore.nothing" : "snapshot.restore.not-yet"));
        }
    }

    private void found(Restoration restoration) {
        Segmented<Part> counted = new Segmented<>(part.get());
        counted.add(Part.ALL, language.text("snapshot.restore.all", restoration.items().size()));
        counted.add(Part.MISSING, language.text("snapshot.restore.missing", restoration.count(Standing.Missing.class)));
        counted.add(Part.DIFFERENT, language.text("snapshot.restore.different", restoration.count(Standing.Different.class)));
        counted.add(Part.REFUSED, language.text("snapshot.restore.refused", restoration.count(Standing.Refused.class)));
        counted.add(Part.SAME, language.text("snapshot.restore.same", restoration.count(Standing.Same.class)));
        counted.valueProperty().subscribe(part::set);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox tools = new HBox(counted, stretch, replace);
        tools.getStyleClass().add("snapshot-tools");
        tools.setAlignment(Pos.CENTER_LEFT);
        VBox all = new VBox(tools, split);
        VBox.setVgrow(split, Priority.ALWAYS);
        body.setCenter(all);
        showList();
    }

    private void showList() {
        if (model.stateProperty().get() instanceof RestoreState.Found found) {
            Optional<ResourceRef> chosen = Optional.ofNullable(list.getSelectionModel().getSelectedItem()).flatMap(Item::ref);
            List<Item> items = found.restoration().items().stream().filter(item -> part.get().takes(item.standing())).toList();
            list.getItems().setAll(items);
            items.stream()
                    .filter(item -> chosen.isPresent() && item.ref().equals(chosen))
                    .findFirst()
                    .or(() -> items.stream().findFirst())
                    .ifPresent(list.getSelectionModel()::select);
            showBeside();
        }
    }

    private void showBeside() {
        Item item = list.getSelectionModel().getSelectedItem();
        if (item == null) {
            beside.setCenter(null);
            return;
        }
        switch (item.standing()) {
            case Standing.Missing missing -> beside.setCenter(difference(item, Optional.empty(), missing.wanted()));
            case Standing.Different different -> beside.setCenter(difference(item, Optional.of(different.live()), different.wanted()));
            case Standing.Refused refused -> {
                VBox around = new VBox(new ProblemView(language, refused.problem()));
                around.getStyleClass().add("snapshot-body");
                beside.setCenter(around);
            }
            case Standing.Same _ -> beside.setCenter(new StateViews(language).empty(Icons.CHECK, language.text("snapshot.restore.same-words")));
        }
    }

    private Node difference(Item item, Optional<Document> live, Document wanted) {
        DiffPane diff = new DiffPane(language);
        diff.layoutProperty().set(DiffPane.Layout.UNIFIED);
        diff.show(item.ref().map(ResourceRef::name).orElse("") + ".yaml", Difference.between(yaml.of(live), yaml.of(Optional.of(wanted))));
        return diff;
    }

    private String say(String key, Object... args) {
        return language.words().say(key, args);
    }
}
