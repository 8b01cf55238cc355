package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Preflight;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.PreflightFinding.Mend;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One line of the checks: what is so, why it matters, and how to settle it. */
final class FindingRow extends HBox {

    /** What the person can do with a line. */
    interface Deeds {

        /** Takes over the blueprint of a mend. */
        void mend(Mend.Change change);

        /** Shows a page of the web. */
        void read(URI page);
    }

    static final String NOTE = "mdi2i-information-outline";

    private final List<ActionButton> changes = new ArrayList<>();

    FindingRow(Preflight.Line line, Language language, Deeds deeds, Consumer<Preflight.Line> look) {
        FindingWords words = new FindingWords(language.words());
        getStyleClass().addAll("designer-finding", "finding-" + HealthIcon.styleClass(FindingWords.state(line.level())));
        setAlignment(Pos.TOP_LEFT);
        Label title = new Label(words.title(line));
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        VBox text = new VBox(title);
        text.getStyleClass().add("designer-finding-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        String cause = words.cause(line);
        if (!cause.isEmpty()) {
            Label why = new Label(cause);
            why.getStyleClass().addAll("small-text", "muted-text");
            why.setWrapText(true);
            why.setMinHeight(USE_PREF_SIZE);
            text.getChildren().add(why);
        }
        VBox mends = new VBox();
        mends.getStyleClass().add("designer-mends");
        mends.setAlignment(Pos.TOP_RIGHT);
        mends.setMinWidth(USE_PREF_SIZE);
        for (Mend mend : line.findings().stream().flatMap(finding -> finding.mends().stream()).toList()) {
            switch (mend) {
                case Mend.Change change -> {
                    ActionButton button = Buttons.small(Buttons.plain(new SimpleStringProperty(words.label(change)), () -> deeds.mend(change)));
                    changes.add(button);
                    mends.getChildren().add(button);
                }
                case Mend.Command command -> text.getChildren().add(command(command.commandLine(), language));
                case Mend.Read read -> text.getChildren().add(Buttons.link(language.text("designer.read"), () -> deeds.read(read.page())));
            }
        }
        HealthIcon icon = new HealthIcon(FindingWords.state(line.level()));
        if (line.level() == Level.NOTE) {
            icon.setIconLiteral(NOTE);
        }
        getChildren().addAll(icon, text, mends);
        setAccessibleText(language.words().say("designer.level." + line.level().name().toLowerCase(Locale.ROOT), title.getText(), cause));
        if (line.level() != Level.GOOD) {
            title.setOnMouseClicked(_ -> look.accept(line));
        }
    }

    private static Node command(String commandLine, Language language) {
        Label code = new Label(commandLine);
        code.getStyleClass().addAll("code-field", "designer-command");
        code.setWrapText(true);
        code.setMinHeight(USE_PREF_SIZE);
        ActionButton copy = Buttons.small(Buttons.icon(Icons.COPY, language.text("designer.copy-command"), () -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(commandLine);
            Clipboard.getSystemClipboard().setContent(content);
        }));
        HBox row = new HBox(code, copy);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("designer-line");
        return row;
    }

    /** Lets mends be taken over, or says why they cannot be now: they were made for a text that has changed since. */
    void stale(boolean stale, String why) {
        changes.forEach(button -> {
            if (stale) {
                button.off(why);
            } else {
                button.on();
            }
        });
    }
}
