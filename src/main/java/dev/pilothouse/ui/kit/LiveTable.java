package dev.pilothouse.ui.kit;

import dev.pilothouse.live.Batch;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * A table over live rows: ten thousand of them, a thousand changes a second, and the window stays quick.
 *
 * <p>It keeps its own filtered and sorted view instead of JavaFX's: batches come in on any thread, are arranged there, and reach the
 * screen in at most one hop at a time. Cells read their row again when the table's clock ticks; only what is visible is read. Selection,
 * focus and scroll stay with their objects.
 */
public final class LiveTable {

    /** How long the line of a deleted object stays when it was selected. */
    private static final Duration LINGER = Duration.ofSeconds(2);

    private final Fx fx;
    private final LineList list = new LineList();
    private final TableView<TableLine> table = new TableView<>(list);
    private final TableClock clock;
    private final ColumnLayout layout;
    private final ColumnChooser chooser;
    private final LiveLines lines;
    private final Steadiness steadiness = new Steadiness(table);
    private final ReadOnlyBooleanWrapper problemsFirst = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyObjectWrapper<Tally> tally = new ReadOnlyObjectWrapper<>(Tally.NONE);
    private final ReadOnlyObjectWrapper<List<Row>> selection = new ReadOnlyObjectWrapper<>(List.of());
    private List<Column> columns = List.of();
    private List<SideColumn> sides = List.of();
    private Consumer<TableLook> keeper = look -> {};
    private Consumer<Row> onOpen = row -> {};

    public LiveTable(Fx fx, Language language) {
        this(fx, language, InstantSource.system());
    }

    /**
     * @param time by which ages are read
     */
    public LiveTable(Fx fx, Language language, InstantSource time) {
        this.fx = fx;
        clock = new TableClock(fx, language, time);
        lines = new LiveLines(fx, this::land);
        layout = new ColumnLayout(table, clock, language, look -> keeper.accept(look));
        chooser = new ColumnChooser(layout, language);
        table.getStyleClass().add("live-table");
        table.getStylesheets().addAll(Stylesheet.of("table.css"), Stylesheet.of("chart.css"));
        table.setFixedCellSize(30);
        table.setTableMenuButtonVisible(false);
        table.setPlaceholder(new javafx.scene.layout.Region());
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        table.setRowFactory(made -> new LiveTableRow(clock, layout::visibleFields));
        table.setSortPolicy(sorted -> {
            sort();
            return true;
        });
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<TableLine>) change -> selected());
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> lines.hold(true));
        table.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> lines.hold(false));
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::firstArrow);
        language.onChange(table, this::relabel);
    }

    /**
     * Shows rows of these columns from now on.
     *
     * @param withNamespace whether rows of several namespaces are shown
     * @param kind under which name the look of the table is kept
     */
    public void show(List<Column> kindColumns, boolean withNamespace, String kind, TablePreferences preferences) {
        keeper = look -> {};
        columns = List.copyOf(kindColumns);
        table.fixedCellSizeProperty().bind(preferences.rowHeight());
        TableLook look = preferences.look(kind).map(TableLook::parse).orElse(TableLook.DEFAULT);
        layout.show(columns, sides, withNamespace, look);
        sort();
        keeper = changed -> preferences.keep(kind, changed.text());
    }

    /** Offers these columns beside those of the rows, from the next {@link #show} on. */
    public void beside(List<SideColumn> columnsBeside) {
        sides = List.copyOf(columnsBeside);
    }

    /** Returns the ids of those that are on the screen, for whoever has to find their values out. */
    public ReadOnlyObjectProperty<Set<String>> sidesShownProperty() {
        return layout.sidesShownProperty();
    }

    /** Values beside the rows have changed. */
    public void sidesChanged() {
        if (layout.sort().isBy(sides)) {
            lines.sort(layout.sort(), columns, sides);
        }
        clock.tick();
    }

    /** Empties the table and returns where its new rows go in, from any thread; what older ways in still bring is dropped. */
    public Consumer<Batch> begin() {
        tally.set(Tally.NONE);
        return lines.begin();
    }

    /** Shows only rows that the filter accepts. */
    public void filter(RowFilter filter) {
        lines.filter(filter);
    }

    /** Shows only rows in these states; all when empty. */
    public void facets(Set<Health.State> states) {
        lines.facets(states);
    }

    public ReadOnlyObjectProperty<Tally> tallyProperty() {
        return tally.getReadOnlyProperty();
    }

    /** Tells whether the newest problems come first, as they do until somebody sorts otherwise. */
    public ReadOnlyBooleanProperty problemsFirstProperty() {
        return problemsFirst.getReadOnlyProperty();
    }

    /** Returns the rows of the selected lines, from top to bottom, as they are now. */
    public ReadOnlyObjectProperty<List<Row>> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    /** Says what happens with a row on Enter or a double click. */
    public void onOpen(Consumer<Row> action) {
        onOpen = action;
    }

    /** Says which style class the cells of a column get by what they say; empty for none. */
    public void tint(String columnId, UnaryOperator<String> styleClass) {
        layout.tint((column, text) -> column.equals(columnId) ? styleClass.apply(text) : "");
    }

    /** Offers a menu on the rows; lines keep their places while it is open. */
    public void rowMenu(ContextMenu menu) {
        menu.showingProperty().addListener((source, before, open) -> lines.hold(open));
        table.setContextMenu(menu);
    }

    /** Opens the focused row, as Enter does. */
    public void openFocused() {
        Optional.ofNullable(table.getSelectionModel().getSelectedItem()).map(TableLine::row).ifPresent(onOpen);
    }

    /** Lets ages count; they stand still until then, and again after {@link #stop}. */
    public void start() {
        clock.start();
    }

    public void stop() {
        clock.stop();
    }

    /** Says since when rows are not current, empty for those that are: their ages stand, and they have the state {@code old}. */
    public void asOf(Function<Row, Optional<Instant>> moment) {
        clock.asOf(moment);
        clock.tick();
    }

    /** Puts the selected rows on the clipboard, as a table with tabs. */
    public void copyRows() {
        copy(RowText.table(layout.visibleFields(), selection.get(), clock.now()));
    }

    /** Puts the names of the selected rows on the clipboard. */
    public void copyNames() {
        copy(RowText.names(selection.get()));
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** Gives the table the focus, with a line in it focused. */
    public void requestFocus() {
        table.requestFocus();
        if (table.getSelectionModel().isEmpty() && !list.isEmpty()) {
            table.getFocusModel().focus(Math.max(0, table.getFocusModel().getFocusedIndex()));
        }
    }

    public Node node() {
        return table;
    }

    /** Returns the button that opens the list of columns. */
    public Node chooser() {
        return chooser.node();
    }

    private void land(LiveLines.Landing landing) {
        steadiness.keepWhile(() -> list.apply(landing.arrangement()));
        tally.set(landing.tally());
        clock.tick();
        boolean hidden = selection.get().size() != table.getSelectionModel().getSelectedIndices().size();
        if (hidden || (landing.contentChanged() && !selection.get().isEmpty())) {
            selected();
        }
        if (!landing.gone().isEmpty()) {
            fx.after(LINGER, () -> lines.purge(landing.gone()));
        }
    }

    private void sort() {
        problemsFirst.set(layout.sort().equals(SortOrder.NEWEST_PROBLEMS_FIRST));
        lines.sort(layout.sort(), columns, sides);
        layout.keep();
    }

    private void selected() {
        if (steadiness.isBusy()) {
            return;
        }
        List<Row> rows = table.getSelectionModel().getSelectedIndices().stream()
                .filter(index -> index < list.size())
                .map(index -> list.get(index).row())
                .toList();
        lines.linger(rows.stream().map(Row::uid).collect(Collectors.toSet()));
        selection.set(rows);
    }

    /** JavaFX would go on from the focused line, so that the first one, or the only one, is never selected by keys. */
    private void firstArrow(KeyEvent event) {
        boolean arrow = event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP;
        boolean bare = !event.isShiftDown() && !event.isShortcutDown() && !event.isAltDown();
        if (arrow && bare && table.getSelectionModel().isEmpty() && !list.isEmpty()) {
            table.getSelectionModel().clearAndSelect(Math.clamp(table.getFocusModel().getFocusedIndex(), 0, list.size() - 1));
            event.consume();
        }
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && event.getTarget() instanceof Node node && isInRow(node)) {
            openFocused();
        }
    }

    private static boolean isInRow(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof LiveTableRow row) {
                return !row.isEmpty();
            }
        }
        return false;
    }

    private void relabel() {
        for (Node cell : table.lookupAll(".live-cell")) {
            if (cell instanceof LiveCell live) {
                live.forget();
            }
        }
        clock.tick();
    }
}
