package dev.pilothouse.ui.across;

import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Sessions;
import dev.pilothouse.session.SideBySide;
import dev.pilothouse.settings.Settings;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.LiveTable;
import dev.pilothouse.ui.kit.TablePreferences;
import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Command.Availability;
import dev.pilothouse.ui.navigation.Command.Scope;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Page;
import dev.pilothouse.ui.navigation.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;

/** One kind in several clusters as one live table. Changes are made in the cluster of a row, to which every row leads. */
public final class AcrossPage implements Page {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final AcrossViewModel model;
    private final LiveTable table;
    private final AcrossView view;
    private final Fx fx;
    private final BiConsumer<String, Optional<ResourceRef>> toCluster;
    private Subscription second = Subscription.NONE;

    /**
     * @param environments how a context of that name looks
     * @param toCluster opens a context at this kind, and there an object
     */
    public AcrossPage(
            Kind kind,
            Sessions sessions,
            Settings settings,
            Function<String, EnvironmentStyle> environments,
            TablePreferences preferences,
            Fx fx,
            Language language,
            Navigator navigator,
            BiConsumer<String, Optional<ResourceRef>> toCluster) {
        this.fx = fx;
        this.toCluster = toCluster;
        table = new LiveTable(fx, language);
        model = new AcrossViewModel(kind, sessions, settings, fx);
        Consumer<Kind> toKind = other -> navigator.go(new Place.Across(other));
        view = new AcrossView(model, table, language, environments, name -> toCluster.accept(name, Optional.empty()), toKind);
        table.tint(SideBySide.CLUSTER, name -> environments.apply(name).styleClass());
        table.asOf(row -> model.asOf(SideBySide.context(row)));
        model.connect(() -> {
            table.show(model.columns(), kind.namespaced(), "across." + kind.qualifiedPlural(), preferences);
            return table.begin();
        });
        model.filterProperty().addListener((_, _, now) -> table.filter(now));
        model.facetsProperty().addListener((_, _, states) -> table.facets(states));
        table.tallyProperty().addListener((_, _, tally) -> model.tallyProperty().set(tally));
        table.onOpen(this::open);
    }

    private void open(Row row) {
        toCluster.accept(SideBySide.context(row), Optional.of(row.ref()));
    }

    private Optional<Row> row() {
        List<Row> rows = table.selectionProperty().get();
        return rows.size() == 1 ? Optional.of(rows.getFirst()) : Optional.empty();
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void shown() {
        table.start();
        model.show();
        count();
    }

    private void count() {
        second = fx.after(SECOND, () -> {
            if (model.members().stream().anyMatch(member -> member.stateProperty().get() instanceof MemberState.Stale)) {
                view.tick();
            }
            count();
        });
    }

    @Override
    public void hidden() {
        second.close();
        table.stop();
        model.hide();
    }

    @Override
    public List<Command> commands() {
        Supplier<Availability> one = () -> row().isPresent() ? new Availability.On() : new Availability.Off("browse.off.nothing", List.of());
        return List.of(
                new Command("row.open", "browse.command.open", Icons.EXPAND, "Enter", Scope.LIST, one, () -> row().ifPresent(this::open)),
                new Command("row.copy-rows", "browse.command.copy-rows", Icons.COPY, "Shortcut+C", Scope.LIST, one, table::copyRows),
                new Command("row.copy-names", "browse.command.copy-names", Icons.COPY, "Shortcut+Shift+C", Scope.LIST, one, table::copyNames),
                new Command("row.filter", "browse.command.filter", Icons.FILTER, "Slash", Scope.LIST, Command.ALWAYS, view::focusFilter));
    }

    @Override
    public void readAgain() {
        model.retry();
    }

    @Override
    public void close() {
        second.close();
        table.stop();
        model.close();
    }
}
