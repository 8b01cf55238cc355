package dev.pilothouse.ui.shell;

import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Language;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The question before the window closes while edits are not sent. Keeping them is what Enter does. */
final class LeaveSheet extends VBox {

    /** More than these are counted, not named. */
    private static final int NAMED = 5;

    private final Desk desk;
    private final Language language;
    private final Label title = new Label();
    private final VBox names = new VBox();
    private final Label kept = new Label();
    private final Label secrets = new Label();
    private final ActionButton keep;
    private Runnable end = () -> {};

    LeaveSheet(Desk desk, Language language, Runnable close) {
        this.desk = desk;
        this.language = language;
        keep = Buttons.accent(language.text("shell.leave.keep"), () -> end.run());
        keep.setDefaultButton(true);
        getStyleClass().addAll("popover", "leave-sheet");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        title.getStyleClass().add("title-text");
        kept.textProperty().bind(language.text("shell.leave.kept"));
        kept.setWrapText(true);
        kept.getStyleClass().add("muted-text");
        names.getStyleClass().add("leave-names");
        HBox buttons = new HBox(
                8,
                Buttons.plain(language.text("shell.leave.stay"), close),
                Buttons.danger(language.text("shell.leave.discard"), this::discard),
                keep);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        secrets.setWrapText(true);
        kept.managedProperty().bind(kept.visibleProperty());
        secrets.managedProperty().bind(secrets.visibleProperty());
        secrets.getStyleClass().add("small-text");
        getChildren().addAll(title, names, kept, secrets, buttons);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
                event.consume();
            }
        });
    }

    /**
     * Asks.
     *
     * @param leave closes the window
     */
    void opened(Runnable leave) {
        end = leave;
        List<Desk.Edit> edits = desk.editsProperty().get();
        title.setText(language.words().say("shell.leave.title", edits.size()));
        names.getChildren().setAll(edits.stream().limit(NAMED).map(this::line).toList());
        if (edits.size() > NAMED) {
            names.getChildren().add(new Label(language.words().say("shell.leave.more", edits.size() - NAMED)));
        }
        long held = edits.stream().filter(Desk.Edit::holdsSecret).count();
        kept.setVisible(held < edits.size());
        secrets.setVisible(held > 0);
        secrets.setText(language.words().say("shell.leave.secrets", held));
        keep.requestFocus();
    }

    private Label line(Desk.Edit edit) {
        return new Label("• " + UnsentWords.title(language.words(), edit) + " – " + UnsentWords.where(language.words(), edit));
    }

    private void discard() {
        desk.discardAll();
        end.run();
    }
}
