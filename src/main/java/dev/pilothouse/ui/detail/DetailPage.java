package dev.pilothouse.ui.detail;

import dev.pilothouse.cluster.Catalog;
import dev.pilothouse.metric.Meter;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Page;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.Optional;
import javafx.scene.Node;

/** One object, beside the table that it was opened from or alone. */
public final class DetailPage implements Page {

    private final DetailViewModel model;
    private final MetricsViewModel metrics;
    private final DetailView view;
    private final RelatedMap map;
    private final List<Command> commands;
    private boolean shown;

    /**
     * @param meter measures what it uses while that tab is looked at
     * @param around makes the map of an object and its neighbours
     * @param tab to open, empty for the one that was looked at last
     * @param lastTabs which tab was looked at last, by kind; the page writes into it
     */
    public DetailPage(
            Session session,
            Meter meter,
            ResourceRef ref,
            Function<ResourceRef, Page> around,
            String tab,
            Map<String, String> lastTabs,
            Fx fx,
            Language language,
            Navigator navigator) {
        String kind = ref.kind().qualifiedPlural();
        model = new DetailViewModel(session, ref, fx, session.cluster().clock());
        DetailDeeds deeds = new DetailDeeds(model, navigator);
        String first = tab.isEmpty() ? lastTabs.getOrDefault(kind, "") : tab;
        metrics = new MetricsViewModel(session, meter, ref, fx, () -> document(model.stateProperty().get()));
        view = new DetailView(model, metrics, language, deeds, DetailPage::blocks, first);
        map = new RelatedMap(() -> around.apply(ref), view.related());
        view.tabProperty().addListener((source, before, chosen) -> {
            lastTabs.put(kind, chosen);
            lookAtMap();
            metrics.want(chosen.equals(DetailView.METRICS));
        });
        metrics.want(view.tabProperty().get().equals(DetailView.METRICS));
        model.stateProperty().addListener((source, before, now) -> metrics.read());
        commands = deeds.commands(view::step);
    }

    private static Optional<Document> document(DetailState state) {
        return state instanceof DetailState.Shown(Document document, Catalog _) ? Optional.of(document) : Optional.empty();
    }

    private static List<Block> blocks(ResourceRef ref, DetailState state) {
        return switch (state) {
            case DetailState.Shown(Document document, Catalog catalog) -> new Overviews(catalog).of(ref.kind(), document);
            case DetailState.Gone(Document last, Catalog catalog, var when) -> new Overviews(catalog).of(ref.kind(), last);
            case DetailState.Opening _, DetailState.Refused _ -> List.of();
        };
    }

    private void lookAtMap() {
        map.look(shown && view.tabProperty().get().equals(DetailView.RELATED));
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public void shown() {
        model.show();
        shown = true;
        lookAtMap();
        metrics.show(true);
    }

    @Override
    public void hidden() {
        model.hide();
        shown = false;
        lookAtMap();
        metrics.show(false);
    }

    @Override
    public List<Command> commands() {
        return commands;
    }

    @Override
    public void readAgain() {
        model.fetch();
    }

    @Override
    public void close() {
        map.close();
        metrics.close();
        model.close();
    }
}
