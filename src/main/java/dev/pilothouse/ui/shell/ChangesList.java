package dev.pilothouse.ui.shell;

import dev.pilothouse.ui.kit.Ages;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.ProblemView;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The edits that were not sent, under their button in the top bar: each is gone on with or thrown away. */
final class ChangesList extends VBox {

    private final Desk desk;
    private final Language language;
    private final InstantSource clock;
    private final Consumer<Desk.Edit> goOn;
    private final Runnable close;
    private final VBox lines = new VBox();

    ChangesList(Desk desk, Language language, InstantSource clock, Consumer<Desk.Edit> goOn, Runnable close) {
        this.desk = desk;
        this.language = language;
        this.clock = clock;
        this.goOn = goOn;
        this.close = close;
        getStyleClass().addAll("popover", "changes-list");
        Anchor.at(Anchor.CHANGES_LIST, this);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label title = new Label();
        title.textProperty().bind(language.text("shell.changes.heading"));
        title.getStyleClass().addAll("bold-text", "changes-heading");
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("changes-scroll");
        Label kept = new Label();
        kept.textProperty().bind(language.text("shell.changes.kept"));
        kept.setWrapText(true);
        kept.getStyleClass().addAll("caption-text", "subtle-text", "changes-heading");
        getChildren().addAll(title, scroll, kept);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
                event.consume();
            }
        });
    }

    /** Called when it comes on the screen. */
    void opened() {
        lines.getChildren().clear();
        desk.troubleProperty().get().ifPresent(problem -> lines.getChildren().add(new ProblemView(language, problem)));
        List<Desk.Edit> edits = desk.editsProperty().get();
        edits.forEach(edit -> lines.getChildren().add(line(edit)));
        if (edits.isEmpty()) {
            Label none = new Label(language.words().say("shell.changes.none"));
            none.getStyleClass().addAll("small-text", "muted-text", "changes-heading");
            lines.getChildren().add(none);
        }
        lines.lookupAll(".changes-line").stream().findFirst().ifPresent(Node::requestFocus);
    }

    private Node line(Desk.Edit edit) {
        String title = UnsentWords.title(language.words(), edit);
        Label name = new Label(title);
        Label where = new Label(UnsentWords.where(language.words(), edit) + " · " + Ages.say(language.words(), Duration.between(edit.at(), clock.instant()).toSeconds())
                + (edit.holdsSecret() ? " · " + language.words().say("shell.changes.secret") : ""));
        where.getStyleClass().addAll("caption-text", "muted-text");
        VBox face = new VBox(name, where);
        face.setAlignment(Pos.CENTER_LEFT);
        Button open = new Button();
        open.getStyleClass().setAll("button", "changes-line");
        open.setGraphic(face);
        open.setMaxWidth(Double.MAX_VALUE);
        open.setMinWidth(0);
        open.setAlignment(Pos.CENTER_LEFT);
        open.setAccessibleText(title + ", " + where.getText());
        open.setOnAction(_ -> {
            close.run();
            goOn.accept(edit);
        });
        HBox.setHgrow(open, Priority.ALWAYS);
        HBox row = new HBox(open, Buttons.icon(Icons.DELETE, language.text("shell.changes.discard"), () -> {
            desk.discard(edit);
            opened();
        }));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
