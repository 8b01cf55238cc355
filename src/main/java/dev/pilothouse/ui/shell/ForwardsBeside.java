package dev.pilothouse.ui.shell;

import dev.pilothouse.forward.ForwardsOfContexts;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Place;

/** Lets the forwards of a cluster begin when it is opened and end when it is left, and counts them in the status line. */
final class ForwardsBeside {

    private final ForwardsOfContexts forwards;
    private final Shell shell;
    private final Fx fx;

    ForwardsBeside(ForwardsOfContexts forwards, Shell shell, Fx fx) {
        this.forwards = forwards;
        this.shell = shell;
        this.fx = fx;
    }

    void follow(Language language) {
        Workspace workspace = shell.workspace();
        workspace.sessionProperty().subscribe(session -> session.ifPresent(open -> fx.call(() -> forwards.of(open))));
        workspace.open().subscribe(() -> forwards.keepOnly(workspace.open()));
        shell.addStatus(new ForwardsItem(forwards, language, fx, () -> shell.navigator().go(new Place.Forwards())));
    }
}
