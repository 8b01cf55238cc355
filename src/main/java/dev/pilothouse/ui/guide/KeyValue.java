package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.Content;
import dev.pilothouse.guide.Shape;
import dev.pilothouse.guide.TlsFacts;
import dev.pilothouse.guide.Writing;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The value of one key: masked, as a text, or as hex. A text is edited without its last line break, which has a switch of its own, so that
 * it can be seen; encoding and line ends stay what they were.
 */
final class KeyValue extends VBox {

    /** Longer values are not for a text field. */
    static final int LONGEST = 200_000;

    private static final int MOST_ROWS = 12;
    private static final int IMAGE_HEIGHT = 96;
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final KeyTools tools;
    private final String key;
    private final TextArea area = new TextArea();
    private final ToggleButton lineBreak = new ToggleButton("↵");
    private Writing writing = Writing.USUAL;
    private Content shown = Content.EMPTY;
    private Optional<Boolean> wanted = Optional.empty();
    private boolean hex;
    private boolean filling;
    private boolean masked = true;

    KeyValue(KeyTools tools, String key) {
        this.tools = tools;
        this.key = key;
        area.getStyleClass().addAll("code-field", "key-area");
        area.setWrapText(true);
        area.setAccessibleText(key);
        area.textProperty().subscribe((_, text) -> typed(text));
        lineBreak.getStyleClass().addAll("key-break");
        lineBreak.setOnAction(_ -> typed(area.getText()));
        lineBreak.accessibleTextProperty().bind(tools.language().text("guide.keys.line-break"));
        getStyleClass().add("key-value");
    }

    /** Shows the value as hex or as text from now on, instead of by what it is. */
    void asHex(boolean asked) {
        wanted = Optional.of(asked);
        hex = asked || tools.model().half(key).isPresent();
        fill(shown);
    }

    boolean isHex() {
        return hex;
    }

    /** Shows a value; one that the person is typing is left as it is typed. */
    void show(Content content, boolean revealed) {
        boolean again = masked == revealed || !content.equals(shown) || putBack();
        if (!again && !getChildren().isEmpty()) {
            return;
        }
        if (masked && revealed) {
            hex = tools.model().half(key).isPresent() || wanted.orElse(content.size() > 0 && content.writing().filter(Writing::isEditable).isEmpty());
        }
        masked = !revealed;
        fill(content);
    }

    /** Half of a hex that was given up is no longer shown. */
    private boolean putBack() {
        return !masked && getChildren().contains(area) && Content.ofHex(area.getText()).isEmpty() && tools.model().half(key).isEmpty();
    }

    private void fill(Content content) {
        shown = content;
        if (masked) {
            getChildren().setAll(mask(content));
            area.clear();
        } else if (content.size() > LONGEST) {
            getChildren().setAll(muted("guide.keys.long", content.size()));
        } else if (hex || !content.writing().map(Writing::isEditable).orElse(content.size() == 0)) {
            put(tools.model().half(key).orElseGet(content::hex));
            getChildren().setAll(area);
        } else {
            writing = content.writing().orElse(Writing.USUAL);
            String text = content.text().orElse("");
            lineBreak.setSelected(text.endsWith("\n"));
            put(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
            HBox line = new HBox(area, lineBreak);
            line.getStyleClass().add("key-line");
            line.setAlignment(area.getPrefRowCount() > 1 ? Pos.BOTTOM_LEFT : Pos.CENTER_LEFT);
            HBox.setHgrow(area, Priority.ALWAYS);
            getChildren().setAll(line);
        }
        if (!masked && content.shape() instanceof Shape.Image) {
            getChildren().addFirst(picture(content));
        }
    }

    private Node mask(Content content) {
        Optional<TlsFacts> certificate = TlsFacts.of(content);
        if (certificate.isPresent()) {
            return card(certificate.get());
        }
        Label dots = new Label(content.size() == 0 ? "" : "••••••••••••••••••••");
        dots.getStyleClass().addAll("code-field", "key-mask");
        dots.setMaxWidth(Double.MAX_VALUE);
        dots.setAccessibleText(tools.say("guide.keys.hidden", key));
        dots.setOnMouseClicked(_ -> tools.model().reveal(key));
        return dots;
    }

    private Node card(TlsFacts facts) {
        String names = String.join(", ", facts.names());
        String issuer = facts.selfSigned() ? tools.say("guide.tls.self") : tools.say("guide.tls.issuer", facts.issuer());
        Label whose = new Label(facts.subject());
        whose.getStyleClass().add("bold-text");
        whose.setMinWidth(USE_PREF_SIZE);
        Label from = new Label(names.isEmpty() ? issuer : tools.say("guide.tls.names", issuer, names));
        from.getStyleClass().add("muted-text");
        from.setWrapText(true);
        HBox.setHgrow(from, Priority.ALWAYS);
        HBox card = new HBox(Icon.of(Icons.CERTIFICATE, 18), whose, from);
        card.getStyleClass().add("key-card");
        return card;
    }

    private Node picture(Content content) {
        ImageView view = new ImageView(new Image(new ByteArrayInputStream(content.bytes()), 0, IMAGE_HEIGHT, true, true));
        view.setAccessibleText(key);
        return view;
    }

    private Node muted(String words, Object... args) {
        Label label = new Label(tools.say(words, args));
        label.getStyleClass().add("muted-text");
        label.setWrapText(true);
        return new HBox(8, label, Buttons.link(tools.language().text("guide.keys.save"), () -> tools.files().save(key, shown)));
    }

    private void put(String text) {
        filling = true;
        area.setText(text);
        area.pseudoClassStateChanged(ERROR, tools.model().half(key).isPresent());
        area.setPrefRowCount(rows(text));
        filling = false;
    }

    private static int rows(String text) {
        int lines = 1 + (int) text.chars().filter(character -> character == '\n').count();
        return Math.clamp(Math.max(lines, text.length() / 70 + 1), 1, MOST_ROWS);
    }

    private void typed(String text) {
        if (filling || masked) {
            return;
        }
        area.setPrefRowCount(rows(text));
        if (getChildren().contains(area)) {
            Optional<Content> bytes = Content.ofHex(text);
            area.pseudoClassStateChanged(ERROR, bytes.isEmpty());
            bytes.ifPresentOrElse(this::take, () -> tools.model().type(key, text));
        } else {
            take(text.isEmpty() && !lineBreak.isSelected() ? Content.EMPTY : writing.write(text + (lineBreak.isSelected() ? "\n" : "")));
        }
    }

    private void take(Content content) {
        shown = content;
        tools.model().set(key, content);
    }
}
