package dev.pilothouse.ui.kit;

import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/**
 * YAML to read or to edit: line numbers, colours, search, folds, and a mark per line. Lines count from 1.
 *
 * <p>The editor behind it is a detail that the screens do not know.
 */
public interface YamlPane {

    /** Keys that say more about the server than about the object, folded unless somebody looks. */
    Set<String> SERVER_KEYS = Set.of("managedFields");

    /** Makes an empty pane that can only be read. */
    static YamlPane create(Language language) {
        return new RichTextYamlPane(language);
    }

    /** Replaces the text as if it was opened: the caret goes to the start, marks go, and there is nothing to undo. */
    void setText(String text);

    /** Replaces the text by a newer state of the same thing: the first line on the screen and the folds stay. */
    void refreshText(String text);

    /** Replaces only what differs: caret, folds and what can be undone stay. */
    void changeText(String text);

    String text();

    ObservableValue<String> textProperty();

    void setEditable(boolean editable);

    /** Puts another text in place of this one as if it was typed: it can be undone, and the caret stays on its line. */
    void replaceText(String text);

    /** Lets words be chosen at the caret, while the text can be edited. */
    void propose(YamlProposals.Source source);

    /** Returns how many characters stand before the caret. */
    ReadOnlyObjectProperty<Integer> caretProperty();

    /** Folds the blocks under these keys whenever a text is loaded. */
    void foldKeys(Set<String> keys);

    /** Marks a line as wrong, and says why when it is pointed at. */
    void markProblem(int line, String text);

    /** Marks a line as set by the form beside the pane. */
    void markSet(int line);

    void clearMarks();

    /** Puts the caret on the line and scrolls to it. */
    void goTo(int line);

    /** Scrolls to the line and puts the caret there, and leaves the focus where it is. */
    void reveal(int line);

    /** Returns the line of the caret. */
    ReadOnlyObjectProperty<Integer> caretLineProperty();

    /** Opens the search bar. */
    void find();

    void requestFocus();

    Node node();
}
