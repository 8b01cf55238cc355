package dev.pilothouse.ui.shell;

import dev.pilothouse.guide.Guides;
import dev.pilothouse.guide.form.Guide;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Page;
import dev.pilothouse.ui.navigation.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Where the person is, where they came from, and the pages that stand there.
 *
 * <p>A visit is a page with the object that is open beside it. Guided edits and reviews lie over a visit and are no part of its history:
 * going back from one closes it. The latest pages are kept, so that going back is instant.
 */
final class ShellNavigator implements Navigator {

    private static final int KEPT_PAGES = 6;

    /** A page, and what lies beside and over it; each is shown only while it is here. */
    record Scene(Optional<Page> page, Optional<Page> beside, Optional<Page> over, Optional<Place> overPlace) {}

    private record Visit(String context, Place place, Optional<Place> beside) {}

    private record Key(String context, Place place) {}

    private final Function<Place, Page> pages;
    private final Supplier<String> context;
    private final Map<Key, Page> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final List<Visit> history = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Scene> scene =
            new ReadOnlyObjectWrapper<>(new Scene(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    private final ReadOnlyObjectWrapper<Optional<Place>> place = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper();
    private final List<Function<String, Boolean>> contextSwitches = new ArrayList<>();
    private int at = -1;

    /**
     * @param pages makes the page of a place
     * @param context name of the context that is looked at now, empty for none
     */
    ShellNavigator(Function<Place, Page> pages, Supplier<String> context) {
        this.pages = pages;
        this.context = context;
    }

    /** Called when history leads to another context than the open one; returns whether that context could be shown. */
    void onContextSwitch(Function<String, Boolean> switcher) {
        contextSwitches.add(switcher);
    }

    /** What is on the screen. */
    ReadOnlyObjectProperty<Scene> sceneProperty() {
        return scene.getReadOnlyProperty();
    }

    /** The place of the page, without what is beside or over it. */
    ReadOnlyObjectProperty<Optional<Place>> placeProperty() {
        return place.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canGoBackProperty() {
        return canGoBack.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canGoForwardProperty() {
        return canGoForward.getReadOnlyProperty();
    }

    @Override
    public void go(Place target) {
        switch (target) {
            case Place.Detail detail -> visit(new Visit(context.get(), pagePlace(), Optional.of(detail)));
            case Place.Guide guide when isSmall(guide) -> over(guide);
            case Place.Scale _, Place.ScaleSeveral _, Place.Delete _, Place.Drain _, Place.Run _, Place.Review _, Place.SaveSnapshot _, Place.Forward _,
                    Place.Files _ -> over(target);
            case Place.Designer _, Place.Creating _, Place.Across _ -> visit(new Visit("", target, Optional.empty()));
            default -> visit(new Visit(context.get(), target, Optional.empty()));
        }
    }

    private static boolean isSmall(Place.Guide place) {
        return Guides.find(place.guide()).filter(guide -> guide.size() == Guide.Size.PAGE).isEmpty();
    }

    /** Returns the place that lies on top: the guided edit or review, else the page. */
    Optional<Place> topPlace() {
        return scene.get().overPlace().or(place::get);
    }

    private Place pagePlace() {
        return at < 0 ? new Place.Clusters() : history.get(at).place();
    }

    private void visit(Visit visit) {
        if (at >= 0 && history.get(at).equals(visit)) {
            closeOver();
            return;
        }
        while (history.size() > at + 1) {
            history.removeLast();
        }
        history.add(visit);
        at = history.size() - 1;
        arrive();
    }

    /** Returns where the person was last in that context, so that opening it again leads there. */
    Optional<Place> lastPlaceIn(String contextName) {
        return history.reversed().stream()
                .filter(visit -> visit.context().equals(contextName) && (visit.place() instanceof Place.Browse || visit.place() instanceof Place.Overview))
                .map(Visit::place)
                .findFirst();
    }

    void back() {
        if (scene.get().over().isPresent()) {
            closeOver();
        } else {
            step(-1);
        }
    }

    void forward() {
        step(1);
    }

    private void step(int by) {
        int target = at + by;
        if (target < 0 || target >= history.size()) {
            return;
        }
        String wanted = history.get(target).context();
        if (!wanted.equals(context.get()) && !wanted.isEmpty() && !switchTo(wanted)) {
            return;
        }
        at = target;
        arrive();
    }

    private boolean switchTo(String wanted) {
        return contextSwitches.stream().anyMatch(switcher -> switcher.apply(wanted));
    }

    private void arrive() {
        Visit visit = history.get(at);
        Page page = page(visit.context(), visit.place());
        Optional<Page> beside = visit.beside().map(pages);
        show(new Scene(Optional.of(page), beside, Optional.empty(), Optional.empty()));
        place.set(Optional.of(visit.place()));
        canGoBack.set(at > 0);
        canGoForward.set(at < history.size() - 1);
        forgetOldPages();
    }

    private Page page(String contextName, Place target) {
        Key key = new Key(contextName, target);
        Page page = kept.get(key);
        if (page == null) {
            page = pages.apply(target);
            kept.put(key, page);
        }
        return page;
    }

    private void over(Place target) {
        Scene now = scene.get();
        show(new Scene(now.page(), now.beside(), Optional.of(pages.apply(target)), Optional.of(target)));
    }

    @Override
    public void closeDrawer() {
        if (scene.get().over().isPresent()) {
            closeOver();
        } else if (scene.get().beside().isPresent()) {
            Visit visit = history.get(at);
            visit(new Visit(visit.context(), visit.place(), Optional.empty()));
        }
    }

    private void closeOver() {
        Scene now = scene.get();
        if (now.over().isPresent()) {
            show(new Scene(now.page(), now.beside(), Optional.empty(), Optional.empty()));
        }
    }

    /** Ends the kept pages of contexts that are not open any more: they look at a session that was closed. */
    void keepOnly(Collection<String> openContexts) {
        kept.entrySet().removeIf(entry -> {
            String of = entry.getKey().context();
            boolean gone = !of.isEmpty() && !openContexts.contains(of) && !isShown(entry.getValue());
            if (gone) {
                entry.getValue().close();
            }
            return gone;
        });
    }

    private void show(Scene next) {
        Scene before = scene.get();
        leave(before.over(), next.over(), true);
        leave(before.beside(), next.beside(), true);
        leave(before.page(), next.page(), false);
        scene.set(next);
        enter(before.page(), next.page());
        enter(before.beside(), next.beside());
        enter(before.over(), next.over());
    }

    private static void leave(Optional<Page> before, Optional<Page> next, boolean forGood) {
        before.filter(page -> !next.filter(other -> other == page).isPresent()).ifPresent(page -> {
            page.hidden();
            if (forGood) {
                page.close();
            }
        });
    }

    private static void enter(Optional<Page> before, Optional<Page> next) {
        next.filter(page -> !before.filter(other -> other == page).isPresent()).ifPresent(Page::shown);
    }

    private boolean isShown(Page page) {
        return scene.get().page().filter(shown -> shown == page).isPresent();
    }

    private void forgetOldPages() {
        var eldest = kept.entrySet().iterator();
        while (kept.size() > KEPT_PAGES && eldest.hasNext()) {
            Page page = eldest.next().getValue();
            if (!isShown(page)) {
                page.close();
                eldest.remove();
            }
        }
    }
}
