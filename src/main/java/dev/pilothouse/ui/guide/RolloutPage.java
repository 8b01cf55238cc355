package dev.pilothouse.ui.guide;

import dev.pilothouse.change.Journal;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Toasts;
import dev.pilothouse.ui.navigation.LivePage;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import java.util.function.Predicate;
import javafx.scene.Node;

/** The rollout of a workload, followed live. */
public final class RolloutPage implements LivePage {

    private final RolloutViewModel model;
    private final RolloutView view;

    /**
     * @param environment what the session's cluster is to its people
     * @param journal knows who made a revision, when it was made from here
     */
    public RolloutPage(
            Session session,
            EnvironmentStyle environment,
            ResourceRef ref,
            Journal journal,
            Navigator navigator,
            Fx fx,
            Language language,
            Toasts toasts) {
        model = new RolloutViewModel(
                ref,
                () -> journal.receipts().stream().filter(receipt -> receipt.context().equals(session.context().name())).toList(),
                new Applied(session, navigator, fx, language, toasts).staying());
        view = new RolloutView(
                model, session.context().name(), environment, language, () -> navigator.go(new Place.Browse(ref.kind(), "")));
    }

    /**
     * Follows every rollout that a change of this cluster starts, wherever the person is by then, and tells how it ended or what holds it
     * up.
     *
     * @param looking whether the person looks at the rollout of that workload, and needs no telling
     */
    public static Subscription announcing(
            Session session, Journal journal, Predicate<ResourceRef> looking, Navigator navigator, Fx fx, Language language, Toasts toasts) {
        return new RolloutToasts(session, journal, looking, navigator, fx, language, toasts);
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public void shown() {
        LivePage.super.shown();
        view.focusHistory();
    }
}
