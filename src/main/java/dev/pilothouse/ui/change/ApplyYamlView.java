package dev.pilothouse.ui.change;

import dev.pilothouse.ui.change.Manifest.Standing;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.PageHead;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.Stylesheet;
import dev.pilothouse.ui.kit.YamlPane;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The text on the left, its documents on the right, each with what applying it would do; the way to the review below. */
final class ApplyYamlView extends VBox {

    private final ApplyYamlViewModel model;
    private final Language language;
    private final YamlPane yaml;
    private final VBox trouble = new VBox();
    private final VBox documents = new VBox();
    private final Label empty = new Label();
    private final StringProperty reviewTitle = new SimpleStringProperty("");
    private final Label hint = new Label();
    private final ActionButton review;
    private final ActionButton rehearse;

    ApplyYamlView(ApplyYamlViewModel model, Language language, Runnable open, Runnable review) {
        this.model = model;
        this.language = language;
        this.review = Buttons.accent(reviewTitle, review);
        rehearse = Buttons.plain(language.text("change.apply.dry-run-all"), model::rehearseAll);
        yaml = YamlPane.create(language);
        yaml.setEditable(true);
        getStyleClass().addAll("page", "apply-yaml");
        getStylesheets().add(Stylesheet.of("change.css"));
        documents.getStyleClass().add("apply-list");
        empty.textProperty().bind(language.text("change.apply.empty"));
        empty.getStyleClass().add("muted-text");
        empty.setWrapText(true);
        VBox all = new VBox(trouble, empty, documents);
        all.getStyleClass().add("apply-documents");
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setMinWidth(280);
        SplitPane split = new SplitPane(yaml.node(), scroll);
        split.setDividerPositions(0.62);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(header(open), split, footer());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> onKey(event, open));
        model.textProperty().subscribe(this::take);
        yaml.textProperty().subscribe(text -> model.textProperty().set(text));
        model.manifests().addListener((ListChangeListener<Manifest>) this::update);
        model.troubleProperty().subscribe(_ -> render());
        language.wordsProperty().subscribe(_ -> render());
    }

    void focusText() {
        yaml.requestFocus();
    }

    private void take(String text) {
        if (!text.equals(yaml.text())) {
            yaml.setText(text);
        }
    }

    private Node header(Runnable open) {
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        PageHead head = new PageHead(language.text("change.apply.title"), new SimpleStringProperty(model.context()));
        head.getChildren().addAll(stretch, Buttons.with(Icons.OPEN_FILE, Buttons.plain(language.text("change.apply.open"), open)));
        return head;
    }

    private Node footer() {
        hint.getStyleClass().addAll("small-text", "muted-text");
        hint.setMinWidth(0);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox footer = new HBox(hint, stretch, rehearse, review);
        footer.getStyleClass().add("page-footer");
        footer.setAlignment(Pos.CENTER_LEFT);
        return footer;
    }

    private void render() {
        trouble.getChildren().clear();
        model.troubleProperty().get().ifPresent(problem -> trouble.getChildren().add(new ProblemView(language, problem)));
        documents.getChildren().clear();
        for (int i = 0; i < model.manifests().size(); i++) {
            documents.getChildren().add(card(i));
        }
        showAround();
    }

    /** A document whose standing changed is drawn again, the others stay as they are. */
    private void update(ListChangeListener.Change<? extends Manifest> change) {
        while (change.next()) {
            if (documents.getChildren().size() != model.manifests().size()) {
                render();
                return;
            }
            for (int i = change.getFrom(); i < change.getTo(); i++) {
                documents.getChildren().set(i, card(i));
            }
        }
        showAround();
    }

    private ManifestView card(int index) {
        Manifest manifest = model.manifests().get(index);
        return new ManifestView(manifest, index + 1, language, () -> yaml.goTo(manifest.line()));
    }

    private void showAround() {
        boolean none = model.manifests().isEmpty();
        empty.setVisible(none);
        empty.setManaged(none);
        yaml.clearMarks();
        model.manifests().forEach(this::mark);
        showFooter();
    }

    private void mark(Manifest manifest) {
        manifest.standing().trouble().ifPresent(problem -> {
            int line = manifest.standing() instanceof Standing.Broken broken ? broken.line() : manifest.line();
            yaml.markProblem(line, ProblemView.title(language.words(), problem));
        });
    }

    private void showFooter() {
        int ready = model.draft().map(draft -> draft.wishes().size()).orElse(0);
        long broken = model.manifests().stream().filter(manifest -> manifest.standing().trouble().isPresent()).count();
        reviewTitle.set(language.words().say("change.apply.review", ready));
        hint.setText(broken > 0 ? language.words().say("change.apply.broken", broken) : language.words().say("change.apply.kept"));
        if (ready == 0) {
            String why = language.words().say("change.apply.nothing");
            review.off(why);
            rehearse.off(why);
        } else {
            review.on();
            rehearse.on();
        }
    }

    private void onKey(KeyEvent event, Runnable open) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.O) {
            open.run();
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.ENTER) {
            review.fire();
            event.consume();
        }
    }
}
