package dev.pilothouse.ui.overview;

import dev.pilothouse.model.Health;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Language;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A list of what happened, newest first: who, what, how long ago. A line leads to more.
 *
 * @param <T> what a line is about
 */
final class LinesCard<T> {

    private static final double SUBJECT = 160;

    /** What a line says. */
    record Said(Health.State state, String subject, String text, String age) {}

    private final Card card;
    private final Language language;
    private final String usualKey;
    private String emptyKey;
    private final Function<T, Said> words;
    private final Consumer<T> open;
    private @Nullable List<T> drawn;

    LinesCard(String titleKey, String emptyKey, Language language, Function<T, Said> words, Consumer<T> open, Node... right) {
        this.language = language;
        usualKey = emptyKey;
        this.emptyKey = emptyKey;
        this.words = words;
        this.open = open;
        card = new Card(language.text(titleKey), new SimpleObjectProperty<>(""), right);
    }

    Node node() {
        return card;
    }

    /** @param reading whether there may be more than these */
    void show(List<T> lines, boolean reading) {
        String none = reading ? "overview.lines.reading" : usualKey;
        if (!lines.equals(drawn) || !none.equals(emptyKey)) {
            drawn = lines;
            emptyKey = none;
            draw();
        }
    }

    /** Says again what is shown: its ages have grown, or the language is another. */
    void draw() {
        List<T> lines = drawn == null ? List.of() : drawn;
        if (lines.isEmpty()) {
            Label none = new Label(language.words().say(emptyKey));
            none.getStyleClass().addAll("subtle-text", "overview-line");
            card.body().getChildren().setAll(none);
        } else {
            card.body().getChildren().setAll(lines.stream().map(this::line).toList());
        }
    }

    private Node line(T about) {
        Said said = words.apply(about);
        Label subject = new Label(said.subject());
        subject.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        subject.setMinWidth(SUBJECT);
        subject.setPrefWidth(SUBJECT);
        Label text = new Label(said.text());
        text.getStyleClass().add("subtle-text");
        text.setMinWidth(0);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Label age = new Label(said.age());
        age.getStyleClass().addAll("subtle-text", "small-text");
        age.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(8, new HealthIcon(said.state()), subject, text, age);
        line.getStyleClass().add("overview-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.setFocusTraversable(true);
        line.setAccessibleText(said.subject() + ", " + said.text() + ", " + said.age());
        line.setOnMouseClicked(_ -> open.accept(about));
        line.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open.accept(about);
                event.consume();
            }
        });
        Tooltip.install(line, new Tooltip(said.subject() + "\n" + said.text()));
        return line;
    }
}
