package dev.pilothouse.ui.shell;

import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.terminal.TerminalPage;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.util.Subscription;

/** The terminals of each open cluster: they go on while another page is shown, and end when their cluster is left. */
final class TerminalsBeside {

    private final Workspace workspace;
    private final Fx fx;
    private final Consumer<Optional<Place>> shown;
    private final IdentityHashMap<Session, TerminalPage.Open> terminals = new IdentityHashMap<>();
    private final InvalidationListener clusterLeft = _ -> end();
    private Subscription ofCluster = Subscription.EMPTY;

    /** @param shown told where the terminals of the cluster in front are, empty while it has none */
    TerminalsBeside(Workspace workspace, Fx fx, Consumer<Optional<Place>> shown) {
        this.workspace = workspace;
        this.fx = fx;
        this.shown = shown;
        workspace.open().addListener(clusterLeft);
        workspace.sessionProperty().subscribe(_ -> follow());
    }

    TerminalPage.Open of(Session session) {
        TerminalPage.Open open = terminals.computeIfAbsent(session, opened -> new TerminalPage.Open(opened, fx));
        follow();
        return open;
    }

    private void follow() {
        ofCluster.unsubscribe();
        ofCluster = workspace.session()
                .flatMap(session -> Optional.ofNullable(terminals.get(session)))
                .map(open -> open.placeProperty().subscribe(shown))
                .orElseGet(() -> {
                    shown.accept(Optional.empty());
                    return Subscription.EMPTY;
                });
    }

    private void end() {
        terminals.entrySet().removeIf(entry -> {
            boolean left = !workspace.open().contains(entry.getKey().context().name());
            if (left) {
                entry.getValue().close();
            }
            return left;
        });
    }
}
