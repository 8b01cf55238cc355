package dev.pilothouse.ui.shell;

import dev.pilothouse.ui.kit.Language;
import java.time.InstantSource;
import javafx.scene.Node;

/** What is shown of the desk over the window: its list, and the question before the window closes. */
final class DeskSheets {

    private final Desk desk;
    private final Overlay overlay;
    private final Workspace workspace;
    private final ShellNavigator navigator;
    private final ChangesList list;
    private final LeaveSheet question;

    DeskSheets(Desk desk, Overlay overlay, Workspace workspace, ShellNavigator navigator, Language language, InstantSource clock) {
        this.desk = desk;
        this.overlay = overlay;
        this.workspace = workspace;
        this.navigator = navigator;
        list = new ChangesList(desk, language, clock, this::goOn, overlay::close);
        question = new LeaveSheet(desk, language, overlay::close);
    }

    /** Lists the edits that were not sent, under their button. */
    void list(Node button) {
        overlay.under(list, button);
        list.opened();
    }

    /** Goes back to an edit that was not sent, in its own cluster if it has one. */
    private void goOn(Desk.Edit edit) {
        if (edit.context().isEmpty() || workspace.is(edit.context())) {
            navigator.go(edit.place());
        } else {
            workspace.show(edit.context(), () -> navigator.go(edit.place()));
        }
    }

    /** Leaves the app by running something, after asking about edits that were not sent. */
    void leave(Runnable end) {
        if (desk.editsProperty().get().isEmpty()) {
            end.run();
        } else {
            overlay.centred(question, 120);
            question.opened(end);
        }
    }
}
