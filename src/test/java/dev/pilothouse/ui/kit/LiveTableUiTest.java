package dev.pilothouse.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.live.Batch;
import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.testing.ScreenTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.binding.DoubleExpression;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveTableUiTest extends ScreenTest {

    private static final Kind POD = Kind.namespaced("", "v1", "Pod", "pods");
    private static final List<Column> COLUMNS = List.of(
            Column.text("name", "NAME"),
            Column.text("ready", "READY"),
            Column.text("status", "STATUS"),
            Column.number("restarts", "RESTARTS"),
            Column.text("ip", "IP").whenWide(),
            Column.text("node", "NODE"),
            Column.number("age", "AGE"));

    private final Preferences preferences = new Preferences();
    private LiveTable table;
    private TableView<TableLine> view;
    private Consumer<Batch> inlet;
    private Stage stage;

    @BeforeEach
    void open() {
        table = fx(() -> new LiveTable(bridge, language));
        view = view();
        inlet = table.begin();
        fxRun(() -> table.show(COLUMNS, false, "pods", preferences));
        stage = showDressed(900, 400, view);
    }

    @AfterEach
    void close() {
        fxRun(() -> table.stop());
    }

    @Test
    void newestProblemsComeFirst() {
        put(pod("web", 300, Health.ok("Running"), 0), pod("old", 500, Health.bad("Failed"), 0), pod("new", 100, Health.bad("CrashLoopBackOff"), 6));
        assertEquals(List.of("new", "old", "web"), names());
    }

    @Test
    void selectionFocusAndFirstLineStayWithTheirObjects() {
        put(IntStream.range(0, 200).mapToObj(i -> pod("p%03d".formatted(i), 1000 + i, Health.ok("Running"), 0)).toArray(Row[]::new));
        fxRun(() -> {
            view.scrollTo(50);
            view.getSelectionModel().clearAndSelect(55);
        });
        settle();
        String top = topName();
        put(pod("a", 10, Health.bad("Failed"), 0), pod("b", 20, Health.bad("Failed"), 0), pod("p199", 5, Health.warn("x"), 0));
        assertEquals("p055", selected());
        assertEquals("p055", fx(() -> view.getFocusModel().getFocusedItem().row().name()));
        settle();
        assertEquals(top, topName());
        remove("a", "b", "p003", "p057");
        settle();
        assertEquals("p055", selected());
        assertEquals(top, topName());
    }

    @Test
    void whatTheFilterHidesIsNotSelectedAnyMore() {
        put(pod("web", 300, Health.ok("Running"), 0), pod("api", 200, Health.ok("Running"), 0));
        fxRun(() -> view.getSelectionModel().clearAndSelect(names().indexOf("web")));
        assertEquals(List.of("web"), fx(() -> table.selectionProperty().get().stream().map(Row::name).toList()));
        fxRun(() -> table.filter((row, haystack) -> haystack.equals("api")));
        until("one line", () -> names().equals(List.of("api")));
        assertEquals(List.of(), fx(() -> table.selectionProperty().get()));
    }

    @Test
    void theFirstArrowKeySelectsTheLineThatHasTheFocus() {
        put(pod("api", 200, Health.ok("Running"), 0));
        fxRun(table::requestFocus);
        robot.type(KeyCode.DOWN);
        settle();
        assertEquals("api", selected());
        put(pod("web", 300, Health.ok("Running"), 0));
        robot.type(KeyCode.DOWN);
        settle();
        assertEquals("web", selected());
    }

    @Test
    void headerClicksSortAndShiftAddsASecondKey() {
        put(pod("b", 1, Health.ok("Running"), 2), pod("a", 2, Health.ok("Running"), 2), pod("c", 3, Health.ok("Running"), 1));
        robot.clickOn("Restarts");
        until("sorted by restarts", () -> names().equals(List.of("c", "a", "b")));
        robot.press(KeyCode.SHIFT);
        robot.clickOn("Name").clickOn("Name");
        robot.release(KeyCode.SHIFT);
        until("and by name, the other way", () -> names().equals(List.of("c", "b", "a")));
        assertTrue(preferences.look("pods").orElseThrow().endsWith("; sort restarts -name"), preferences.looks.toString());
    }

    /** JavaFX fits a column to its cells while it has the width that JavaFX gives it, and that would count as chosen by somebody. */
    @Test
    void columnsHaveWidthsOfTheirOwnBeforeThereIsRoomForThem() {
        assertEquals(
                List.of(184.0, 190.0, 70.0),
                fx(() -> {
                    LiveTable other = new LiveTable(bridge, language);
                    other.show(COLUMNS, false, "others", preferences);
                    TableView<?> unseen = (TableView<?>) other.node();
                    return unseen.getColumns().stream().limit(3).map(TableColumn::getWidth).toList();
                }));
    }

    @Test
    void narrowTableKeepsWhatIsNeededMost() {
        put(pod("web", 300, Health.ok("Running"), 0));
        assertEquals(List.of("status", "name", "ready", "restarts", "node", "age"), columns());
        fxRun(() -> view.getScene().getWindow().setWidth(560));
        settle();
        assertEquals(List.of("status", "name", "ready", "age"), columns().stream().filter(id -> !id.equals("restarts")).toList());
        assertFalse(columns().contains("node"));
    }

    @Test
    void selectedRowsAreCopiedAsTableAndAsNames() {
        put(pod("web", 300, Health.ok("Running"), 0), pod("api", 200, Health.bad("Failed"), 3));
        fxRun(() -> {
            view.getSelectionModel().selectAll();
            table.copyRows();
        });
        assertEquals("STATUS\tNAME\tREADY\tRESTARTS\tNODE\tAGE", clipboard().lines().findFirst().orElseThrow());
        assertTrue(clipboard().lines().toList().get(1).startsWith("Failed\tapi\t1/1\t3\tworker\t"), clipboard());
        fxRun(() -> table.copyNames());
        assertEquals("api\nweb", clipboard());
    }

    @Test
    void rowIsReadOutWithItsPlaceHealthAndCells() {
        put(pod("web", 300, Health.ok("Running"), 0), pod("api", 200, Health.bad("Failed"), 3));
        Object text = fx(() -> rows().getFirst().queryAccessibleAttribute(AccessibleAttribute.TEXT));
        assertTrue(text.toString().startsWith("Row 1 of 2, Failed, api, Ready 1/1, Restarts 3, Node worker, Age "), text.toString());
    }

    @Test
    void controlCharactersAndTurnedTextAreShownAsTheirCodes() {
        put(pod("ev\u001b[31mil\u202Egnp", 1, Health.bad("Bad\u202E"), 0));
        assertEquals("ev\\u001B[31mil\\u202Egnp", fx(() -> cellText(1)));
    }

    @Test
    void lookIsRememberedForItsKind() {
        preferences.looks.put("pods", "name=300 age status -node +ip");
        fxRun(() -> table.show(COLUMNS, false, "pods", preferences));
        settle();
        List<String> shown = columns();
        assertEquals(List.of("name", "ready", "restarts", "age", "status", "ip"), shown.stream().sorted(java.util.Comparator.comparingInt(shown::indexOf)).toList());
    }

    @Test
    void pictures() {
        put(
                pod("payments-6d9f7c8b5-x2v4q", 840, Health.bad("CrashLoopBackOff"), 6),
                pod("checkout-7f8c4d9b6d-m8k2p", 48, Health.progress("ContainerCreating"), 0),
                pod("redis-0", 10800, Health.warn("Running"), 0),
                pod("checkout-7f8c4d9b6d-t9wqz", 60, Health.ok("Running"), 0),
                pod("nightly-report-29401-9xk", 57600, Health.done("Completed"), 0));
        fxRun(() -> view.getSelectionModel().select(0));
        settle();
        screens("table", stage);
    }

    private String cellText(int column) {
        return rows().getFirst().getChildrenUnmodifiable().stream()
                .filter(LiveCell.class::isInstance)
                .map(LiveCell.class::cast)
                .toList()
                .get(column)
                .getText();
    }

    @SuppressWarnings("unchecked") // the table makes its own lines
    private TableView<TableLine> view() {
        return (TableView<TableLine>) table.node();
    }

    private void put(Row... rows) {
        inlet.accept(new Batch(List.of(rows), List.of()));
        settle();
    }

    private void remove(String... names) {
        inlet.accept(new Batch(List.of(), List.of(names)));
        settle();
    }

    private List<String> names() {
        return view.getItems().stream().map(line -> line.row().name()).toList();
    }

    private String selected() {
        return fx(() -> view.getSelectionModel().getSelectedItem().row().name());
    }

    private List<String> columns() {
        return fx(() -> view.getVisibleLeafColumns().stream().map(column -> column.getId()).toList());
    }

    private List<LiveTableRow> rows() {
        List<LiveTableRow> rows = new ArrayList<>();
        collect(view, rows);
        rows.sort(java.util.Comparator.comparingInt(LiveTableRow::getIndex));
        return rows;
    }

    private static void collect(Parent parent, List<LiveTableRow> rows) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child instanceof LiveTableRow row && !row.isEmpty()) {
                rows.add(row);
            } else if (child instanceof Parent inner) {
                collect(inner, rows);
            }
        }
    }

    private String topName() {
        return fx(() -> rows().stream()
                .filter(row -> row.localToScene(0, 0).getY() > view.localToScene(0, 0).getY() + 5)
                .findFirst()
                .orElseThrow()
                .getItem()
                .row()
                .name());
    }

    private static String clipboard() {
        return fx(() -> Clipboard.getSystemClipboard().getString());
    }

    private static Row pod(String name, long ageSeconds, Health health, int restarts) {
        long created = Instant.now().getEpochSecond() - ageSeconds;
        return new Row(
                new ResourceRef(POD, "shop", name),
                name,
                Long.toString(created),
                created,
                health,
                Labels.NONE,
                null,
                List.of(
                        new Cell.Text(name),
                        new Cell.Ratio(1, 1),
                        new Cell.Text(health.word()),
                        new Cell.Restarts(restarts, 0),
                        new Cell.Text("10.0.0.1"),
                        new Cell.Text("worker"),
                        new Cell.Since(created)));
    }

    private static final class Preferences implements TablePreferences {
        private final Map<String, String> looks = new HashMap<>();

        @Override
        public Optional<String> look(String kind) {
            return Optional.ofNullable(looks.get(kind));
        }

        @Override
        public void keep(String kind, String look) {
            looks.put(kind, look);
        }

        @Override
        public DoubleExpression rowHeight() {
            return new SimpleDoubleProperty(30);
        }
    }
}
