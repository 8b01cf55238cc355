package dev.pilothouse.ui.guide;

import dev.pilothouse.change.Draft;
import dev.pilothouse.guide.form.Guide;
import dev.pilothouse.guide.form.PastUse;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Page;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.navigation.UnsentEdit;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;

/** Any guide on the screen, in the drawer or as a page of its own, as the guide wants it. */
public final class GuidePage implements Page {

    /**
     * What is edited, where.
     *
     * @param environment what the session's cluster is to its people
     * @param namespace where new objects go
     * @param past tells what an object used over the last hour; blocks
     */
    public record Setting(
            Session session, EnvironmentStyle environment, Guide guide, Place.Guide place, String namespace, Function<ResourceRef, List<PastUse>> past) {}

    private final GuideViewModel model;
    private final GuideView view;
    private final Subscription sent;

    /**
     * @param close leaves the guide
     */
    public GuidePage(Setting setting, UnsentEdit unsent, Navigator navigator, Runnable close, Fx fx, Language language) {
        Place.Guide place = setting.place();
        String namespace = place.ref().map(GuidePage::home).orElse(setting.namespace());
        model = new GuideViewModel(
                setting.session(),
                new GuideViewModel.Task(setting.guide(), place.ref(), place.text(), namespace, setting.environment() == EnvironmentStyle.PROD, setting.past()),
                unsent,
                fx,
                draft -> navigator.go(new Place.Review(draft, place)),
                made -> navigator.go(after(made)));
        view = new GuideView(model, setting.session().context().name(), setting.environment(), language, close);
        sent = unsent.onSent(model::sent);
        model.start();
    }

    /** Where the objects are that belong to it: of a namespace, within. */
    private static String home(ResourceRef ref) {
        return ref.kind().qualifiedPlural().equals("namespaces") ? ref.name() : ref.namespace();
    }

    /** What rolls out is followed, anything else is shown. */
    private static Place after(Draft made) {
        List<ResourceRef> refs = made.wishes().stream().map(Draft.Wish::ref).toList();
        return refs.stream()
                .filter(ref -> Place.Rollout.takes(ref.kind()))
                .findFirst()
                .<Place>map(Place.Rollout::new)
                .orElseGet(() -> new Place.Detail(refs.getLast()));
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
        sent.close();
        model.close();
    }
}
