package dev.pilothouse.ui.probe;

import dev.pilothouse.change.Journal;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.session.probe.ProbeTry;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Page;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.navigation.UnsentEdit;
import javafx.scene.Node;

/** The probe workbench of a workload. */
public final class ProbesPage implements Page {

    private final ProbesViewModel model;
    private final ProbesView view;
    private final Subscription applied;
    private final Subscription sent;

    /**
     * @param environment what the session's cluster is to its people
     * @param close leaves the workbench; what was changed is kept
     */
    public ProbesPage(
            Session session,
            Journal journal,
            EnvironmentStyle environment,
            ResourceRef ref,
            UnsentEdit unsent,
            Navigator navigator,
            Runnable close,
            Fx fx,
            Language language) {
        model = new ProbesViewModel(session, ref, unsent, new ProbeTry(session)::run, fx, draft -> navigator.go(new Place.Review(draft, new Place.Probes(ref))));
        view = new ProbesView(model, session.context().name(), environment, language, close);
        applied = journal.onAdd(receipt -> fx.later(() -> model.applied(receipt)));
        sent = unsent.onSent(model::sent);
        model.start();
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void shown() {
        view.focusFirst();
    }

    @Override
    public void close() {
        applied.close();
        sent.close();
        model.close();
    }
}
