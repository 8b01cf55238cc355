package dev.pilothouse.ui.simulation;

import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Toasts;
import dev.pilothouse.ui.navigation.LivePage;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import java.time.InstantSource;
import java.util.Optional;
import javafx.scene.Node;

/** The time, the nodes and the faults of a playground in the hands of the person. */
public final class SimulationPage implements LivePage {

    private final SimulationViewModel model;
    private final SimulationView view;

    /**
     * @param target what something shall happen to, when that is known
     */
    public SimulationPage(Session session, Optional<ResourceRef> target, Navigator navigator, Fx fx, Language language, Toasts toasts) {
        model = new SimulationViewModel(
                session,
                fx,
                InstantSource.system(),
                receipt -> toasts.show(
                        language.text("change.summary." + receipt.summary().verb(), receipt.summary().args().toArray()),
                        new Toasts.Action(language.text("simulation.undo"), () -> fx.call(() -> session.changes().undo(receipt))
                                .onDone(draft -> navigator.go(new Place.Review(draft)))
                                .onRefused(_ -> navigator.go(new Place.History())))),
                draft -> navigator.go(new Place.Review(draft)));
        view = new SimulationView(model, target, language);
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public Model model() {
        return model;
    }
}
