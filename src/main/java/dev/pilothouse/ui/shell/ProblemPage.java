package dev.pilothouse.ui.shell;

import dev.pilothouse.model.Problem;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.StateViews;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** In the place of a page while a context is being opened, and when it could not be. */
final class ProblemPage {

    private ProblemPage() {}

    static Node connecting(Language language, String context, Runnable cancel) {
        Node state = new StateViews(language)
                .loading(language.text("shell.opening.connecting", context), Buttons.link(language.text("shell.opening.cancel"), cancel));
        return framed(context, state);
    }

    static Node refused(Language language, String context, Problem problem, Runnable again, Runnable clusters) {
        Node state = new StateViews(language)
                .error(
                        problem,
                        Buttons.small(Buttons.plain(language.text("kit.state.try-now"), again)),
                        Buttons.small(Buttons.plain(language.text("shell.command.clusters"), clusters)));
        return framed(context, state);
    }

    private static Node framed(String context, Node state) {
        Label title = new Label(context);
        title.getStyleClass().add("page-title");
        HBox header = new HBox(title);
        header.getStyleClass().add("page-header");
        VBox page = new VBox(header, state);
        page.getStyleClass().add("page");
        return page;
    }
}
