package dev.pilothouse.ui.kit;

import dev.pilothouse.words.Words;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;

/** The language of the window; texts bound to it change at once when another is chosen, and nothing typed is lost. */
public final class Language {

    private final ReadOnlyObjectWrapper<Words> words;

    public Language(Words initial) {
        words = new ReadOnlyObjectWrapper<>(initial);
    }

    public Words words() {
        return words.get();
    }

    public ReadOnlyObjectProperty<Words> wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** Runs the action now, and again as {@link #onChange} does. */
    public void follow(Node node, Runnable action) {
        action.run();
        onChange(node, action);
    }

    /**
     * Runs the action whenever the language changes while the node is in a window, or had changed when it comes back into one. So the
     * language, which lasts as long as the app, keeps no screen that was left.
     */
    public void onChange(Node node, Runnable action) {
        var _ = words.when(node.sceneProperty().map(_ -> true).orElse(false)).subscribe((_, _) -> action.run());
    }

    /** Switches all bound texts. */
    public void use(Locale locale) {
        words.set(new Words(locale));
    }

    /** Returns a text that follows the language: {@code label.textProperty().bind(language.text("browse.filter.prompt"))}. */
    public StringBinding text(String key, Object... args) {
        return Bindings.createStringBinding(() -> words().say(key, args), words);
    }
}
