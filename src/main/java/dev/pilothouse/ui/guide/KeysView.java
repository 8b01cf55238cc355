package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.KeyUse;
import dev.pilothouse.guide.Keys;
import dev.pilothouse.guide.SecretType;
import dev.pilothouse.ui.guide.KeysState.Editing;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Chip;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.KindIcons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Note;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.Stylesheet;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The keys in rows, and beside them who uses them and what will be sent, where there is room for both. */
final class KeysView extends VBox {

    private static final double ROOM_FOR_BOTH = 960;
    private static final PseudoClass BELOW = PseudoClass.getPseudoClass("below");

    private final KeysViewModel model;
    private final KeyTools tools;
    private final Language language;
    private final BorderPane body = new BorderPane();
    private final VBox content = new VBox();
    private final VBox above = new VBox();
    private final VBox rows = new VBox();
    private final Map<String, KeyRow> shown = new LinkedHashMap<>();
    private final ScrollPane scroll = new ScrollPane(content);
    private final ScrollPane sideScroll = new ScrollPane();
    private final KeyTypeBar types;
    private final KeyNameBar nameBar;
    private final KeyAddBar add;
    private final RegistryForm registry;
    private final KeysSide side;
    private final Label about = new Label();
    private final Label hint = new Label();
    private final ActionButton review;
    private final ActionButton discard;

    /**
     * @param context name of the cluster's context
     * @param close leaves the page
     */
    KeysView(KeyTools tools, String context, EnvironmentStyle environment, Runnable close) {
        this.tools = tools;
        model = tools.model();
        language = tools.language();
        types = new KeyTypeBar(tools);
        nameBar = new KeyNameBar(tools);
        add = new KeyAddBar(tools);
        registry = new RegistryForm(tools);
        side = new KeysSide(tools);
        review = Buttons.accent(language.text("guide.review"), model::review);
        discard = Buttons.plain(language.text("guide.keys.discard"), model::discard);
        getStylesheets().addAll(Stylesheet.of("guide.css"), Stylesheet.of("keys.css"));
        getStyleClass().addAll("page", "keys");
        Anchor.at(Anchor.KEYS_PAGE, this);
        content.getStyleClass().add("keys-content");
        content.setFocusTraversable(true);
        above.getStyleClass().add("keys-above");
        rows.getStyleClass().add("keys-rows");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("guide-scroll");
        sideScroll.setFitToWidth(true);
        sideScroll.getStyleClass().add("keys-side-scroll");
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        getChildren().addAll(head(context, environment), body, footer(close));
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        content.setOnDragOver(this::over);
        content.setOnDragDropped(this::dropped);
        model.stateProperty().subscribe(_ -> render());
        model.revealedProperty().subscribe(_ -> render());
        model.restartsProperty().subscribe(_ -> render());
        model.troubleProperty().subscribe(_ -> render());
        model.secondsLeftProperty().subscribe(_ -> types.tick());
        widthProperty().subscribe(_ -> render());
        language.follow(this, () -> {
            shown.clear();
            types.tick();
            render();
        });
    }

    void focusFirst() {
        if (model.isFresh()) {
            nameBar.focusName();
        } else {
            content.requestFocus();
        }
    }

    private Node head(String context, EnvironmentStyle environment) {
        Label title = new Label();
        title.textProperty().bind(
                model.isFresh() ? language.text("guide.keys.title-new", model.ref().kind().name()) : new javafx.beans.property.SimpleStringProperty(model.ref().name()));
        title.getStyleClass().add("page-title");
        title.setMinWidth(0);
        about.getStyleClass().add("page-context");
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox head = new HBox(Icon.of(KindIcons.of(model.ref().kind())), title, about, stretch, Chip.environment(environment, context));
        head.getStyleClass().add("page-header");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node footer(Runnable close) {
        hint.getStyleClass().addAll("small-text", "keys-hint");
        hint.setMinWidth(0);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox footer = new HBox(Buttons.plain(language.text("guide.cancel"), close), hint, stretch, discard, review);
        footer.getStyleClass().add("page-footer");
        footer.setAlignment(Pos.CENTER_LEFT);
        return footer;
    }

    private void render() {
        switch (model.stateProperty().get()) {
            case KeysState.Reading _ -> showOnly(new StateViews(language).loading(language.text("guide.keys.reading")));
            case KeysState.Refused refused -> showOnly(
                    new VBox(new ProblemView(language, refused.problem(), Buttons.link(language.text("guide.scale.again"), model::start))));
            case KeysState.Withheld withheld -> showOnly(new KeysWithheldView(withheld, language, model::start));
            case Editing editing -> show(editing);
        }
    }

    private void showOnly(Node node) {
        body.setCenter(node);
        body.setRight(null);
        review.off(tools.say("guide.keys.not-yet"));
        discard.off(tools.say("guide.keys.not-yet"));
        hint.setText("");
        about.setText("");
        shown.clear();
    }

    private void show(Editing editing) {
        Keys keys = editing.keys();
        about.setText(tools.say("guide.keys.about", model.ref().kind().name(), model.ref().namespace(), keys.after().size()));
        boolean fixed = keys.secretType() == SecretType.TOKEN || (keys.isImmutable() && !editing.copying());
        above(editing, fixed);
        rows(editing, fixed);
        side.show(editing);
        arrange();
        settle(editing, fixed);
    }

    private void above(Editing editing, boolean fixed) {
        types.show(editing.keys());
        above.getChildren().setAll(types);
        model.troubleProperty().get().ifPresent(problem -> above.getChildren().add(new ProblemView(language, problem)));
        if (editing.keys().secretType() == SecretType.TOKEN) {
            above.getChildren().add(new Note(Note.Tone.PLAIN, language.text("guide.keys.token")));
        } else if (editing.keys().isImmutable() && fixed) {
            above.getChildren().add(new Note(
                    Note.Tone.PLAIN,
                    language.text("guide.keys.immutable", model.ref().kind().name()),
                    Buttons.link(language.text("guide.keys.copy-and-switch", (int) editing.uses().stream().filter(KeyUse::canBeLed).count()), model::copy)));
        }
        if (model.isFresh() || editing.copying()) {
            nameBar.show(editing);
            above.getChildren().add(nameBar);
        }
        if (editing.keys().secretType() == SecretType.REGISTRY) {
            registry.show(editing.keys(), fixed);
            above.getChildren().add(registry);
        }
    }

    /** Rows stay the nodes that they are while somebody types in one. */
    private void rows(Editing editing, boolean fixed) {
        Keys keys = editing.keys();
        Map<String, Keys.Change> changes = new LinkedHashMap<>();
        keys.all().forEach(change -> changes.put(change.key(), change));
        if (model.isSecret()) {
            keys.secretType().keys().forEach(key -> changes.putIfAbsent(key, new Keys.Change(key, Optional.empty(), Optional.empty())));
        }
        shown.keySet().retainAll(changes.keySet());
        List<Node> nodes = changes.values().stream().map(change -> row(keys, change, fixed)).toList();
        if (!rows.getChildren().equals(nodes)) {
            rows.getChildren().setAll(nodes);
        }
        List<Node> all = new java.util.ArrayList<>(List.of(above, rows));
        if (!fixed) {
            all.add(add);
        }
        if (body.getRight() == null) {
            all.add(side);
        }
        if (!content.getChildren().equals(all)) {
            content.getChildren().setAll(all);
        }
    }

    private Node row(Keys keys, Keys.Change change, boolean fixed) {
        KeyRow row = shown.computeIfAbsent(change.key(), key -> new KeyRow(tools, key, !model.isSecret()));
        boolean asked = change.before().isEmpty() && change.after().isEmpty();
        row.show(keys, asked ? new Keys.Change(change.key(), Optional.empty(), Optional.of(dev.pilothouse.guide.Content.EMPTY)) : change,
                asked || model.revealedProperty().get().contains(change.key()), fixed);
        return row;
    }

    private void arrange() {
        boolean beside = getWidth() >= ROOM_FOR_BOTH;
        side.pseudoClassStateChanged(BELOW, !beside);
        if (beside && body.getRight() == null) {
            content.getChildren().remove(side);
            sideScroll.setContent(side);
            body.setRight(sideScroll);
        } else if (!beside && !content.getChildren().contains(side)) {
            body.setRight(null);
            sideScroll.setContent(null);
            content.getChildren().add(side);
        }
        if (body.getCenter() != scroll) {
            body.setCenter(scroll);
        }
    }

    private void settle(Editing editing, boolean fixed) {
        List<Effect> refusals = model.refusals(editing);
        boolean changed = model.changes(editing);
        boolean quiet = fixed || !changed || refusals.isEmpty();
        hint.setText(quiet ? "" : tools.say(refusals.getFirst().key(), refusals.getFirst().args().toArray()));
        if (fixed || !refusals.isEmpty() || !changed) {
            review.off(changed && !refusals.isEmpty() ? hint.getText() : tools.say("guide.keys.unchanged"));
        } else {
            review.on();
        }
        if (editing.keys().changes().isEmpty() && editing.half().isEmpty() && !editing.copying()) {
            discard.off(tools.say("guide.keys.unchanged"));
        } else {
            discard.on();
        }
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            tools.files().take(event.getDragboard().getFiles().stream().map(File::toPath).toList());
            event.setDropCompleted(true);
            event.consume();
        }
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            model.review();
        } else if (event.getCode() == KeyCode.ESCAPE && model.secondsLeftProperty().get() > 0) {
            model.hideAll();
        } else {
            return;
        }
        event.consume();
    }

    /** Reveals the key in whose row the focus is, else the first. */
    void revealFocused() {
        focused().or(() -> shown.values().stream().findFirst()).ifPresent(row -> model.reveal(row.key()));
    }

    private Optional<KeyRow> focused() {
        Node node = getScene() == null ? null : getScene().getFocusOwner();
        while (node != null) {
            if (node instanceof KeyRow row) {
                return Optional.of(row);
            }
            node = node.getParent();
        }
        return Optional.empty();
    }
}
