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
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;

/** One object, beside the table that it was opened from or alone. */
public final class DetailPage implements Page {

    private final DetailViewModel model;
    private final MetricsViewModel metrics;
    private final DetailView view;
    private final RelatedMap map;
    private final List<Command> commands;
    private final TabPages pages = new TabPages();
    private boolean shown;

    /**
     * A tab with a page of another feature.
     *
     * @param title key of its title
     * @param page makes what is in it, when it is first looked at
     */
    public record Tab(String id, String title, Supplier<Page> page) {}

    /**
     * What other features show of an object.
     *
     * @param around makes the map of it and its neighbours
     * @param tabs further tabs
     */
    public record Others(Supplier<Page> around, List<Tab> tabs) {}

    /**
     * @param meter measures what it uses while that tab is looked at
     * @param others what other features show of this object
     * @param tab to open, empty for the one that was looked at last
     * @param lastTabs which tab was looked at last, by kind; the page writes into it
     */
    public DetailPage(
            Session session,
            Meter meter,
            ResourceRef ref,
            Others others,
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
        view = new DetailView(model, metrics, language, deeds, DetailPage::blocks, others.tabs(), pages, first);
        map = new RelatedMap(others.around(), view.related());
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
        pages.show();
    }

    @Override
    public void hidden() {
        model.hide();
        shown = false;
        lookAtMap();
        metrics.show(false);
        pages.hide();
    }

    @Override
    public List<Command> commands() {
        return Stream.concat(commands.stream(), pages.commands().stream()).toList();
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
        pages.close();
    }
}
