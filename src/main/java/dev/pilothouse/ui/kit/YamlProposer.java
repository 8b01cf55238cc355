package dev.pilothouse.ui.kit;

import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.util.Duration;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;

/**
 * The list at the caret from which a word is chosen: it opens when asked for and while a word is typed, goes along with what is typed, and
 * takes no key but those that choose from it.
 */
final class YamlProposer {

    private static final KeyCombination ASK = KeyCombination.valueOf("Ctrl+Space");
    private static final int MOST_ROWS = 9;
    private static final double ROW = 26;
    private static final double WIDTH = 380;

    private final CodeArea area;
    private final Popup popup = new Popup();
    private final ListView<YamlProposals.Item> list = new ListView<>();
    private final Label description = new Label();
    private final VBox box = new VBox(list, description);
    private YamlProposals.Source source = (text, caret, answer) -> {};
    private YamlProposals shown = new YamlProposals(0, 0, List.of());
    /** Whoever types on does not wait for the list. */
    private final PauseTransition pause = new PauseTransition(Duration.millis(60));

    private int asked;

    YamlProposer(CodeArea area, Language language) {
        this.area = area;
        list.setFixedCellSize(ROW);
        list.setPrefWidth(WIDTH);
        list.setFocusTraversable(false);
        list.accessibleTextProperty().bind(language.text("kit.yaml.proposals"));
        list.setCellFactory(_ -> new Row());
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                choose();
            }
        });
        list.getSelectionModel().selectedItemProperty().subscribe(this::describe);
        description.setWrapText(true);
        description.setMaxWidth(WIDTH);
        description.setMaxHeight(76);
        description.getStyleClass().addAll("small-text", "yaml-proposal-description");
        box.getStyleClass().add("yaml-proposals");
        box.getStylesheets().add(Stylesheet.of("yaml.css"));
        popup.getContent().add(box);
        pause.setOnFinished(_ -> ask());
        popup.setAutoHide(true);
        popup.setAutoFix(true);
        popup.setHideOnEscape(false);
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        area.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        area.focusedProperty().subscribe(focused -> {
            if (!focused) {
                popup.hide();
            }
        });
    }

    void source(YamlProposals.Source next) {
        source = next;
    }

    /** Asks what fits at the caret and shows it. */
    void ask() {
        int round = ++asked;
        source.propose(area.getText(), area.getCaretPosition(), proposals -> {
            if (round == asked && area.isFocused()) {
                show(proposals);
            }
        });
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    private void pressed(KeyEvent event) {
        if (ASK.match(event)) {
            if (area.isEditable()) {
                ask();
            }
            event.consume();
        } else if (popup.isShowing() && !event.isShortcutDown()) {
            boolean taken = switch (event.getCode()) {
                case DOWN -> step(1);
                case UP -> step(-1);
                case PAGE_DOWN -> step(MOST_ROWS - 1);
                case PAGE_UP -> step(1 - MOST_ROWS);
                case ENTER, TAB -> choose();
                case ESCAPE -> hide();
                case LEFT, RIGHT, HOME, END -> {
                    hide();
                    yield false;
                }
                default -> false;
            };
            if (taken) {
                event.consume();
            }
        }
    }

    /** Letters of a word ask again; whatever else is typed ends the list. */
    private void typed(KeyEvent event) {
        if (!area.isEditable() || event.isControlDown() || event.isMetaDown() || event.isAltDown()) {
            return;
        }
        String typed = event.getCharacter();
        boolean word = !typed.isEmpty() && Character.isLetterOrDigit(typed.charAt(0));
        boolean erased = popup.isShowing() && (typed.equals("\b") || typed.equals("\u007F"));
        if (word || erased) {
            pause.playFromStart();
        } else if (!typed.isEmpty() && typed.charAt(0) != KeyEvent.CHAR_UNDEFINED.charAt(0) && !Character.isISOControl(typed.charAt(0))) {
            hide();
        }
    }

    private void show(YamlProposals proposals) {
        shown = proposals;
        String word = area.getText(Math.min(proposals.start(), area.getLength()), Math.min(proposals.end(), area.getLength()));
        boolean done = proposals.items().size() == 1 && proposals.items().getFirst().label().equals(word);
        Optional<Bounds> caret = area.getCaretBounds();
        if (proposals.items().isEmpty() || done || caret.isEmpty()) {
            popup.hide();
            return;
        }
        list.getItems().setAll(proposals.items());
        list.setPrefHeight(Math.min(MOST_ROWS, proposals.items().size()) * ROW + 2);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        if (!popup.isShowing()) {
            popup.show(area, caret.get().getMinX(), caret.get().getMaxY() + 2);
        } else {
            popup.setAnchorX(caret.get().getMinX());
            popup.setAnchorY(caret.get().getMaxY() + 2);
        }
    }

    private void describe(YamlProposals.@Nullable Item item) {
        String words = item == null ? "" : item.description();
        description.setText(words);
        description.setVisible(!words.isEmpty());
        description.setManaged(!words.isEmpty());
    }

    private boolean step(int by) {
        int next = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, list.getItems().size() - 1);
        list.getSelectionModel().select(next);
        list.scrollTo(Math.max(0, next - MOST_ROWS / 2));
        return true;
    }

    private boolean choose() {
        YamlProposals.Item item = list.getSelectionModel().getSelectedItem();
        hide();
        if (item == null) {
            return false;
        }
        area.replaceText(shown.start(), Math.max(shown.start(), Math.min(shown.end(), area.getLength())), item.insert());
        area.requestFollowCaret();
        return true;
    }

    private boolean hide() {
        pause.stop();
        asked++;
        popup.hide();
        return true;
    }

    /** A proposal: its word, a mark when it must be given, and what stands there. */
    private static final class Row extends ListCell<YamlProposals.Item> {

        private static final PseudoClass REQUIRED = PseudoClass.getPseudoClass("required");

        private final Label label = new Label();
        private final Label type = new Label();
        private final HBox line;

        Row() {
            Region stretch = new Region();
            HBox.setHgrow(stretch, Priority.ALWAYS);
            label.getStyleClass().add("code");
            type.getStyleClass().addAll("small-text", "muted-text");
            type.setMinWidth(0);
            line = new HBox(8, label, stretch, type);
            line.setAlignment(Pos.CENTER_LEFT);
            getStyleClass().add("yaml-proposal");
        }

        @Override
        protected void updateItem(YamlProposals.@Nullable Item item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            setGraphic(empty || item == null ? null : line);
            if (!empty && item != null) {
                label.setText(item.required() ? item.label() + " *" : item.label());
                label.pseudoClassStateChanged(REQUIRED, item.required());
                type.setText(item.type());
                setAccessibleText(item.label());
            }
        }
    }
}
