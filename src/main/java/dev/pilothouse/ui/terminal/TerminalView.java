package dev.pilothouse.ui.terminal;

import dev.pilothouse.change.Guard;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.Strip;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One terminal with what is to be said about it: below the screen how it ended, over it a question, or instead of it why there is none. */
final class TerminalView extends VBox {

    private final TerminalViewModel model;
    private final Language language;
    private final Navigator navigator;
    private final ScreenPane pane;
    private final FindBar find;
    private final StackPane body = new StackPane();
    private final VBox below = new VBox();

    TerminalView(TerminalViewModel model, Language language, Navigator navigator) {
        this.model = model;
        this.language = language;
        this.navigator = navigator;
        pane = new ScreenPane(model);
        pane.accessibleTextProperty().bind(language.text("terminal.screen", model.place().ref().name()));
        find = new FindBar(model, pane, language);
        StackPane.setAlignment(find, Pos.TOP_RIGHT);
        VBox.setVgrow(body, Priority.ALWAYS);
        getStyleClass().add("terminal");
        getChildren().addAll(body, below);
        model.stateProperty().addListener(_ -> show());
        language.onChange(this, this::show);
        show();
    }

    private void show() {
        below.getChildren().clear();
        switch (model.stateProperty().get()) {
            case TerminalState.Guarded(Guard guard) -> {
                NameQuestion question = new NameQuestion(guard, language, model::consent);
                body.getChildren().setAll(question);
                question.focus();
            }
            case TerminalState.Looking _ -> {
                screen(); // what is typed ahead is kept
                below(Health.State.PROGRESS, language.text("terminal.looking", model.place().ref().shortName()));
                focus();
            }
            case TerminalState.Running(Opening.Way way) -> {
                screen();
                if (!way.writable()) {
                    below(Health.State.UNKNOWN, language.text("terminal.read-only"));
                } else if (way.command().isEmpty()) {
                    below(Health.State.UNKNOWN, language.text("terminal.attached"));
                }
                focus();
            }
            case TerminalState.NoShell without -> body.getChildren().setAll(noShell(without));
            case TerminalState.NoPod(ResourceRef node) -> body.getChildren().setAll(new StateViews(language)
                    .empty(
                            Icons.SHELL,
                            language.text("terminal.node", SafeText.line(node.name())),
                            Buttons.accent(language.text("terminal.node.add"), () -> navigator.go(new Place.Guide("node-shell", node)))));
            case TerminalState.Ended(Fate fate, int unsent, Optional<ResourceRef> stays) -> {
                screen();
                ended(fate, unsent, stays);
            }
            case TerminalState.Refused(Problem problem) -> {
                Node view = new StateViews(language).error(problem, Buttons.plain(language.text("terminal.again"), model::again));
                body.getChildren().setAll(view);
            }
        }
    }

    private void screen() {
        if (!body.getChildren().contains(pane)) {
            body.getChildren().setAll(pane, find);
        }
    }

    private void below(Health.State state, ObservableValue<String> sentence, Node... actions) {
        below.getChildren().add(new Strip(state, sentence, actions));
    }

    private Node noShell(TerminalState.NoShell state) {
        List<Node> ways = new ArrayList<>();
        if (state.takesHelper()) {
            ways.add(Buttons.accent(
                    language.text("terminal.debug"), () -> navigator.go(new Place.Guide("debug", state.pod()))));
        }
        state.others().forEach(other -> ways.add(Buttons.plain(language.text("terminal.other-container", other), () -> model.choose(other))));
        return new StateViews(language).empty(Icons.SHELL, language.text("terminal.no-shell", SafeText.line(state.image())), ways.toArray(Node[]::new));
    }

    private void ended(Fate fate, int unsent, Optional<ResourceRef> stays) {
        Node again = Buttons.link(language.text(isElsewhere(fate) ? "terminal.new-pod" : "terminal.again"), model::again);
        switch (fate) {
            case Fate.ShellEnded(int code) -> below(code == 0 ? Health.State.DONE : Health.State.WARN, language.text("terminal.ended.shell", code), again);
            case Fate.ContainerEnded(int code, String reason) -> below(
                    code == 0 ? Health.State.DONE : Health.State.BAD,
                    reason.isEmpty() ? language.text("terminal.ended.container", code) : language.text("terminal.ended.container-why", code, SafeText.line(reason)),
                    again);
            case Fate.Gone(String name) -> below(Health.State.WARN, language.text("terminal.ended.gone", name), again);
            case Fate.Lost(Problem problem) -> {
                VBox why = new VBox(new ProblemView(language, problem, again));
                why.getStyleClass().add("terminal-lost");
                below.getChildren().add(why);
            }
        }
        if (unsent > 0) {
            below(Health.State.WARN, language.text("terminal.unsent", unsent));
        } else if (fate instanceof Fate.Lost(Problem problem) && problem.code() == ProblemCode.CONNECTION_LOST) {
            below(Health.State.WARN, language.text("terminal.maybe-unsent"));
        }
        stays.ifPresent(pod -> below(
                Health.State.WARN,
                language.text("terminal.node-pod-stays", pod.name()),
                Buttons.link(language.text("terminal.remove-pod"), () -> navigator.go(new Place.Delete(List.of(pod))))));
    }

    private static boolean isElsewhere(Fate fate) {
        return fate instanceof Fate.ContainerEnded || fate instanceof Fate.Gone;
    }

    /** Puts the focus where one types. */
    void focus() {
        if (body.getChildren().contains(pane)) {
            pane.requestFocus();
        } else {
            body.lookupAll("#terminal-name").forEach(Node::requestFocus);
        }
    }

    void copy() {
        String text = pane.selectedText();
        if (!text.isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    /** Pastes the clipboard, after a look at it where it holds more than one line. */
    void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        if (text == null || text.isEmpty() || !model.isWritable()) {
            return;
        }
        Paste paste = Paste.of(text);
        if (!paste.asks()) {
            send(paste);
            return;
        }
        body.getChildren().removeIf(PasteQuestion.class::isInstance);
        PasteQuestion[] question = new PasteQuestion[1];
        question[0] = new PasteQuestion(paste, language, () -> answered(question[0], Optional.of(paste)), () -> answered(question[0], Optional.empty()));
        body.getChildren().add(question[0]);
        question[0].focus();
    }

    private void answered(PasteQuestion question, Optional<Paste> paste) {
        body.getChildren().remove(question);
        paste.ifPresent(this::send);
        pane.requestFocus();
    }

    /** Asks whether a program that has the screen may be left. */
    void askToClose(Runnable go) {
        below.getChildren().clear();
        below(Health.State.WARN, language.text("terminal.close.busy"), Buttons.link(language.text("terminal.close.go"), go), Buttons.link(language.text("terminal.close.stay"), this::show));
    }

    private void send(Paste paste) {
        model.type(paste.bytes(model.screenProperty().get().bracketsPastes()));
    }

    void find() {
        if (body.getChildren().contains(pane)) {
            find.open();
        }
    }

    void selectAll() {
        pane.selectAll();
    }

    void clear() {
        model.screenProperty().get().clear();
        focus();
    }
}
