package dev.pilothouse.ui.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.live.Pulse;
import dev.pilothouse.metric.Meter;
import dev.pilothouse.metric.Round;
import dev.pilothouse.metric.Use;
import dev.pilothouse.session.Metering;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.testing.TestSession;
import dev.pilothouse.ui.kit.TablePreferences;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.DoubleExpression;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UsedColumnsScreenTest extends ScreenTest {

    private final Pulse pulse = new Pulse();
    private final ShopCluster cluster = new ShopCluster();
    private final FakeCluster measures = new FakeCluster();
    private final Meter meter = new Meter(measures, bridge::after);
    private final List<Place> gone = new ArrayList<>();
    private @Nullable BrowsePage shown;

    private Stage open(String look) {
        TablePreferences unchanged = TablePreferences.unchanged();
        TablePreferences preferences = new TablePreferences() {
            @Override
            public Optional<String> look(String kind) {
                return Optional.of(look);
            }

            @Override
            public void keep(String kind, String changed) {}

            @Override
            public DoubleExpression rowHeight() {
                return unchanged.rowHeight();
            }
        };
        Navigator places = new Navigator() {
            @Override
            public void go(Place place) {
                gone.add(place);
            }

            @Override
            public void closeDrawer() {}
        };
        BrowsePage page = fx(() -> new BrowsePage(
                TestSession.open(cluster, pulse), meter, FakeCluster.POD, "", new SimpleObjectProperty<>(Set.of("shop")), chosen -> {}, preferences, bridge, language, places));
        shown = page;
        Stage stage = showDressed(1168, 826, page.node());
        fxRun(page::shown);
        TableView<?> table = (TableView<?>) page.node().lookup(".live-table");
        until("rows", () -> table.getItems().size() == 15);
        return stage;
    }

    @AfterEach
    void close() {
        fxRun(Objects.requireNonNull(shown)::close);
        pulse.close();
    }

    private void measure(String pod, double cpu) {
        Map<String, Object> fields = new HashMap<>(FakeCluster.named("shop", pod));
        fields.put("containers", List.of(Map.of("name", "web", "usage", Map.of("cpu", Math.round(cpu) + "m", "memory", "252Mi"))));
        measures.put(Metering.POD_METRICS, fields);
    }

    private void serve() {
        measures.offer(Metering.POD_METRICS);
        measures.offer(Metering.NODE_METRICS);
        List<String> pods = cluster.rows(dev.pilothouse.cluster.Query.in(FakeCluster.POD, "shop")).stream().map(row -> row.name()).toList();
        Instant now = Instant.now();
        for (int i = 60; i > 0; i--) {
            Map<String, List<Round.Part>> uses = new HashMap<>();
            for (int p = 0; p < pods.size() - 1; p++) {
                double cpu = 10 + 12 * p + 5 * p * Math.sin(i / (2.0 + p)) + (i * 7919 * (p + 1)) % 9;
                uses.put("shop/" + pods.get(p), List.of(new Round.Part("web", new Use(cpu, (200 + p) * 1048576.0))));
            }
            if (i < 30 || i > 36) {
                meter.history().add(new Round(now.minusSeconds(60L * i), uses, Map.of(), false));
            }
        }
        for (int p = 0; p < pods.size() - 1; p++) {
            measure(pods.get(p), 10 + 12 * p);
        }
    }

    private Node node() {
        return Objects.requireNonNull(shown).node();
    }

    private String cell(int row, String column) {
        return fx(() -> node().lookupAll(".live-cell").stream()
                .<TableCell<?, ?>>map(found -> (TableCell<?, ?>) found)
                .filter(cell -> cell.getTableColumn() != null && column.equals(cell.getTableColumn().getId()) && cell.getIndex() == row && !cell.isEmpty())
                .map(TableCell::getText)
                .findFirst()
                .orElse(""));
    }

    @Test
    void curvesFillWhenTheMeasuresCome() {
        serve();
        Stage stage = open("status name +cpu-used +memory-used; sort -cpu-used");

        until("sorted by use", () -> cell(0, "cpu-used").equals("166m"));
        assertThat(cell(1, "cpu-used")).isEqualTo("154m");
        assertThat(cell(0, "memory-used")).isEqualTo("252Mi");
        assertThat(cell(14, "cpu-used")).as("one that is not measured comes last").isEqualTo("–");
        settle();
        screens("browse-used", stage);
    }

    @Test
    void nothingIsMeasuredWhileNoColumnAsksForIt() {
        serve();
        open("status name");
        settle();

        assertThat(meter.state()).isInstanceOf(Meter.State.Waiting.class);
    }

    @Test
    void withoutMetricsServerTheWayOutIsTold() {
        Stage stage = open("status name +cpu-used");
        until("the strip", () -> fx(() -> node().lookup(".strip") != null));
        settle();
        screens("browse-unmeasured", stage);

        robot.clickOn("安装…");

        assertThat(gone).containsExactly(new Place.Addons());
    }
}
