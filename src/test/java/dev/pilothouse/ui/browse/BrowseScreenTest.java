package dev.pilothouse.ui.browse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.metric.Meter;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.testing.TestSession;
import dev.pilothouse.ui.kit.TablePreferences;
import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrowseScreenTest extends ScreenTest {

    private final Pulse pulse = new Pulse();
    private final ShopCluster cluster = new ShopCluster();
    private final List<Place> gone = new ArrayList<>();
    private BrowsePage page;
    private TableView<?> table;
    private Stage stage;

    @BeforeEach
    void open() {
        page = fx(() -> new BrowsePage(
                TestSession.open(cluster, pulse),
                new Meter(cluster, bridge::after),
                FakeCluster.POD,
                "",
                new SimpleObjectProperty<>(Set.of("shop")),
                chosen -> {},
                TablePreferences.unchanged(),
                bridge,
                language,
                new Places()));
        stage = showDressed(1168, 826, page.node());
        fxRun(page::shown);
        table = (TableView<?>) page.node().lookup(".live-table");
        until("rows", () -> table.getItems().size() == 15);
        settle();
    }

    @AfterEach
    void close() {
        fxRun(page::close);
        pulse.close();
    }

    @Test
    void typingFiltersAndFacetsCombineWithIt() {
        robot.clickOn(".filter-field").write("checkout");
        until("three pods", () -> table.getItems().size() == 3);
        robot.clickOn("1");
        until("the one that starts", () -> table.getItems().size() == 1);
        screens("browse-filtered", stage);
    }

    @Test
    void selectedRowsAreDeletedTogether() {
        fxRun(() -> {
            table.getSelectionModel().select(0);
            table.getSelectionModel().select(1);
            command("row.delete").action().run();
        });
        Place.Delete delete = (Place.Delete) gone.getLast();
        assertEquals(2, delete.refs().size());
        screens("browse-selected", stage);
    }

    @Test
    void peekingFollowsTheSelection() {
        fxRun(() -> {
            table.getSelectionModel().clearAndSelect(0);
            command("row.peek").action().run();
            table.getSelectionModel().clearAndSelect(1);
        });
        settle();
        assertEquals(List.of("payments-6d9f7c8b5-x2v4q", "redis-0"), gone.stream().map(place -> ((Place.Detail) place).ref().name()).toList());
    }

    @Test
    void commandsSayWhyTheyAreOff() {
        Command.Availability nothing = fx(() -> command("row.open").availability().get());
        assertEquals(new Command.Availability.Off("browse.off.nothing", List.of()), nothing);
        fxRun(() -> table.getSelectionModel().clearAndSelect(0));
        assertEquals(new Command.Availability.On(), fx(() -> command("row.open").availability().get()));
        assertEquals(new Command.Availability.Off("browse.off.not-scalable", List.of()), fx(() -> command("row.scale").availability().get()));
    }

    @Test
    void escapeLeavesTheFieldForTheTable() {
        robot.clickOn(".filter-field").write("red").type(KeyCode.ESCAPE);
        until("focus in the table", () -> table.isFocused());
        assertEquals(1, table.getItems().size());
    }

    @Test
    void pictures() {
        fxRun(() -> table.getSelectionModel().clearAndSelect(0));
        screens("browse", stage);
        fxRun(() -> stage.setWidth(904));
        fxRun(() -> stage.setHeight(526));
        screens("browse-small", stage);
        Instant now = Instant.now();
        cluster.state(new StreamState.Stale(now.minusSeconds(14), Problem.of(ProblemCode.CONNECTION_LOST, "10.0.4.7:6443"), now.plusSeconds(3)));
        until("the strip", () -> page.node().lookup(".strip") != null);
        assertTrue(fx(() -> old()), "rows are seen to be from before");
        screens("browse-stale", stage);
        fxRun(() -> ((TextField) page.node().lookup(".filter-field")).setText("pay zz nod:w"));
        until("none", () -> table.getItems().isEmpty());
        settle();
        assertTrue(fx(() -> page.node().lookup(".filter-unknown") != null));
        screens("browse-none", stage);
        fxRun(() -> ((TextField) page.node().lookup(".filter-field")).setText("nothing of that name"));
        until("the other filter quoted", () -> page.node().lookup(".state-sentence") instanceof Label sentence && sentence.getText().contains("nothing of that name"));
    }

    private boolean old() {
        return table.lookupAll(".table-row-cell").stream()
                .map(row -> (TableRow<?>) row)
                .filter(row -> !row.isEmpty())
                .allMatch(row -> row.getPseudoClassStates().contains(PseudoClass.getPseudoClass("old")));
    }

    @Test
    void rowsAreOldUntilTheirStreamIsBack() {
        Instant now = Instant.now();
        assertFalse(fx(() -> old()));
        cluster.state(new StreamState.Stale(now, Problem.of(ProblemCode.CONNECTION_LOST, "10.0.4.7:6443"), now.plusSeconds(3)));
        until("they are old", () -> old());
        cluster.state(new StreamState.Live(now));
        until("they are not", () -> !old());
        until("nor is there a strip", () -> page.node().lookup(".strip") == null);
    }

    private Command command(String id) {
        return page.commands().stream().filter(command -> command.id().equals(id)).findFirst().orElseThrow();
    }

    private final class Places implements Navigator {
        @Override
        public void go(Place place) {
            gone.add(place);
        }

        @Override
        public void closeDrawer() {}
    }
}
