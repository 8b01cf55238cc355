package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.Problem;
import java.time.Instant;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The states that any view can be in, drawn alike everywhere. The frame of the view (header, tools, selection, typed filter) stays; only
 * the body is one of these, or a strip stands above it.
 */
public final class StateViews {

    private static final int SKELETON_ROWS = 6;

    private final Language language;

    public StateViews(Language language) {
        this.language = language;
    }

    /** Rows to come, with what is known so far: "Reading pods, 4,500 so far". */
    public Node loading(ObservableValue<String> sentence, Node... actions) {
        VBox rows = new VBox();
        rows.getStyleClass().add("state-loading");
        HBox head = new HBox(label(sentence, "muted-text"));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("state-loading-head");
        head.getChildren().addAll(actions);
        rows.getChildren().add(head);
        for (int i = 0; i < SKELETON_ROWS; i++) {
            Region bone = new Region();
            bone.getStyleClass().add("bone");
            bone.setMaxWidth(520 - 60.0 * (i % 3));
            rows.getChildren().add(bone);
        }
        return rows;
    }

    /** Nothing there: an icon, a sentence and at most one action. */
    public Node empty(String icon, ObservableValue<String> sentence, Node... actions) {
        return centred(icon, "state-empty", label(sentence, "state-sentence"), actions);
    }

    /** Something there, but nothing that the filter lets through. */
    public Node filteredToNone(int total, String filter, Runnable clear) {
        return centred(
                Icons.FILTER,
                "state-empty",
                label(language.text("kit.state.filtered", total, filter), "state-sentence"),
                Buttons.link(language.text("kit.state.clear-filter"), clear));
    }

    /** A right is missing: which, and what to ask an administrator for. */
    public Node forbidden(Problem problem, Node... actions) {
        return centred(Icons.FORBIDDEN, "state-forbidden", sentences(problem), actions);
    }

    /** It did not work: what, why, the way out and the server's words. */
    public Node error(Problem problem, Node... actions) {
        VBox around = new VBox(new ProblemView(language, problem, actions));
        around.getStyleClass().add("state-error");
        return around;
    }

    /** Credentials are not accepted any more. */
    public Node signedOut(Problem problem, Node... actions) {
        return centred(Icons.SIGN_IN, "state-signed-out", sentences(problem), actions);
    }

    /** The stream is lost: how old the rows are, what is being done, and a way to hurry. */
    public Node stale(ObservableValue<String> sentence, Runnable tryNow) {
        return new Strip(Health.State.WARN, sentence, tryNow(tryNow));
    }

    /** Credentials are not accepted any more, while older rows are shown. */
    public Node signedOutStrip(Problem problem, Runnable signIn) {
        return new Strip(Health.State.WARN, titleOf(problem), Buttons.link(language.text("kit.state.sign-in"), signIn));
    }

    /** Returns the sentence for rows of that moment with the next attempt to come, as seen now. */
    public String staleSentence(Instant lastSeen, Instant retryAt, Instant now) {
        long age = Math.max(0, now.getEpochSecond() - lastSeen.getEpochSecond());
        long wait = Math.max(0, retryAt.getEpochSecond() - now.getEpochSecond());
        return language.words()
                .say("kit.state.stale", Ages.say(language.words(), age), Ages.say(language.words(), wait));
    }

    private Hyperlink tryNow(Runnable action) {
        return Buttons.link(language.text("kit.state.try-now"), action);
    }

    private ObservableValue<String> titleOf(Problem problem) {
        return language.wordsProperty().map(words -> ProblemView.title(words, problem));
    }

    private Node sentences(Problem problem) {
        StringBinding next = javafx.beans.binding.Bindings.createStringBinding(
                () -> ProblemView.next(language.words(), problem), language.wordsProperty());
        VBox both = new VBox(label(titleOf(problem), "state-sentence"), label(next, "muted-text"));
        both.setAlignment(Pos.CENTER);
        both.getStyleClass().add("state-sentences");
        return both;
    }

    private static Label label(ObservableValue<String> sentence, String styleClass) {
        Label label = new Label();
        label.textProperty().bind(sentence);
        label.setWrapText(true);
        label.getStyleClass().add(styleClass);
        return label;
    }

    private static Node centred(String icon, String styleClass, Node sentence, Node... actions) {
        HBox row = new HBox(actions);
        row.setAlignment(Pos.CENTER);
        row.getStyleClass().add("state-actions");
        VBox box = new VBox(Icon.of(icon, 32), sentence);
        if (actions.length > 0) {
            box.getChildren().add(row);
        }
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().addAll("state", styleClass);
        VBox.setVgrow(box, Priority.ALWAYS);
        return box;
    }
}
