package dev.pilothouse.ui.browse;

import dev.pilothouse.metric.Meter;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Kind;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.LiveTable;
import dev.pilothouse.ui.kit.TablePreferences;
import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Page;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Any kind, built in or custom, as a live table in the chosen namespaces. */
public final class BrowsePage implements Page {

    private final BrowseViewModel model;
    private final LiveTable table;
    private final UsedColumns used;
    private final BrowseView view;
    private final List<Command> commands;

    /**
     * @param meter measures what the rows use when a column for it is shown
     * @param filter typed into the filter field
     * @param namespaces those that are chosen, empty for all; followed while the page lives
     * @param chooseNamespaces called when the person asks for others
     */
    public BrowsePage(
            Session session,
            Meter meter,
            Kind kind,
            String filter,
            ObservableValue<Set<String>> namespaces,
            Consumer<Set<String>> chooseNamespaces,
            TablePreferences preferences,
            Fx fx,
            Language language,
            Navigator navigator) {
        table = new LiveTable(fx, language, session.cluster().clock());
        model = new BrowseViewModel(session, kind, namespaces, fx, session.cluster().clock());
        BrowseDeeds deeds = new BrowseDeeds(session, model, table, fx, navigator, chooseNamespaces);
        used = new UsedColumns(session, meter, kind, namespaces::getValue, fx, table::sidesChanged);
        table.beside(used.columns());
        table.sidesShownProperty().addListener((source, before, now) -> used.want(!now.isEmpty()));
        view = new BrowseView(model, table, language, deeds, used.troubleProperty());
        commands = new BrowseCommands(model, deeds, view::focusFilter).all();
        model.connect(() -> {
            showColumns(preferences);
            used.again();
            return table.begin();
        });
        model.filterProperty().addListener((source, before, now) -> table.filter(now));
        model.facetsProperty().addListener((source, before, states) -> table.facets(states));
        table.tallyProperty().addListener((source, before, tally) -> model.tallyProperty().set(tally));
        table.selectionProperty().addListener((source, before, rows) -> model.selectionProperty().set(rows));
        table.onOpen(row -> deeds.open());
        table.rowMenu(new RowMenu(commands, language));
        model.filterTextProperty().set(filter);
    }

    private void showColumns(TablePreferences preferences) {
        List<Column> columns = model.columnsProperty().get();
        table.show(columns, model.severalNamespaces(), model.kind().qualifiedPlural(), preferences);
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public void shown() {
        table.start();
        model.show();
        used.show(true);
    }

    @Override
    public void hidden() {
        table.stop();
        model.hide();
        used.show(false);
    }

    @Override
    public List<Command> commands() {
        return commands;
    }

    @Override
    public void readAgain() {
        model.retry();
    }

    @Override
    public void close() {
        table.stop();
        used.close();
        model.close();
    }
}
