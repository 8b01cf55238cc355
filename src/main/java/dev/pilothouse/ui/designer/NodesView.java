package dev.pilothouse.ui.designer;

import dev.pilothouse.local.BlueprintNode;
import dev.pilothouse.local.BlueprintNode.Role;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The nodes as cards: arrows choose, Insert adds a worker, Delete removes, Ctrl+D duplicates. */
final class NodesView extends VBox implements NodeCard.Deeds {

    private final DesignerViewModel model;
    private final Language language;
    private final VBox list = new VBox();
    private final List<NodeCard> cards = new ArrayList<>();

    NodesView(DesignerViewModel model, Language language) {
        this.model = model;
        this.language = language;
        getStyleClass().add("designer-nodes");
        Label title = new Label();
        title.textProperty().bind(language.text("designer.nodes"));
        title.getStyleClass().add("bold-text");
        title.setMinWidth(USE_PREF_SIZE);
        Label what = new Label();
        what.textProperty().bind(language.text("designer.nodes.what"));
        what.getStyleClass().addAll("small-text", "muted-text");
        what.setMinWidth(0);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox head = new HBox(
                title,
                what,
                stretch,
                Anchor.at(Anchor.DESIGNER_ADD_WORKER, Buttons.small(Buttons.with(Icons.ADD, Buttons.plain(language.text("designer.add-worker"), () -> add(Role.WORKER))))),
                Buttons.small(Buttons.with(Icons.ADD, Buttons.plain(language.text("designer.add-control-plane"), () -> add(Role.CONTROL_PLANE)))));
        head.getStyleClass().add("designer-head");
        head.setAlignment(Pos.CENTER_LEFT);
        list.getStyleClass().add("designer-cards");
        getChildren().addAll(head, list);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    void show(Design design, Chosen chosen) {
        List<BlueprintNode> nodes = design.blueprint().nodes();
        while (cards.size() > nodes.size()) {
            cards.removeLast();
            list.getChildren().removeLast();
        }
        while (cards.size() < nodes.size()) {
            NodeCard card = new NodeCard(cards.size(), language, this);
            cards.add(card);
            list.getChildren().add(card);
        }
        for (int i = 0; i < nodes.size(); i++) {
            cards.get(i).show(nodes.get(i), chosen instanceof Chosen.Node(int index) && index == i, nodes.size() == 1);
        }
    }

    /** Puts the focus on the card of the chosen node, else on the first. */
    void focusChosen() {
        cards.get(model.chosenProperty().get() instanceof Chosen.Node(int index) ? Math.min(index, cards.size() - 1) : 0).requestFocus();
    }

    private void add(Role role) {
        model.add(role);
        focusChosen();
    }

    @Override
    public void choose(int index) {
        model.choose(new Chosen.Node(index));
    }

    @Override
    public void duplicate(int index) {
        model.duplicate(index);
        focusChosen();
    }

    @Override
    public void remove(int index) {
        model.remove(index);
        focusChosen();
    }

    private void onKey(KeyEvent event) {
        int at = event.getTarget() instanceof Node target ? cards.indexOf(target) : -1;
        if (at < 0) {
            return;
        }
        switch (event.getCode()) {
            case UP, DOWN -> {
                int next = Math.clamp(at + (event.getCode() == KeyCode.UP ? -1 : 1), 0, cards.size() - 1);
                choose(next);
                cards.get(next).requestFocus();
            }
            case ENTER, SPACE -> choose(at);
            case INSERT, PLUS, ADD -> add(Role.WORKER);
            case DELETE, BACK_SPACE -> remove(at);
            case D -> {
                if (!event.isShortcutDown()) {
                    return;
                }
                duplicate(at);
            }
            default -> {
                if (!event.getText().equals("+")) {
                    return;
                }
                add(Role.WORKER);
            }
        }
        event.consume();
    }
}
