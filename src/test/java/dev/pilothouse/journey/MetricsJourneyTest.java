package dev.pilothouse.journey;

import dev.pilothouse.settings.Setting;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TableCell;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a workload to what it uses, on a playground that measures. */
class MetricsJourneyTest extends Journey {

    MetricsJourneyTest(@TempDir Path home) {
        super(home);
    }

    @Test
    void deploymentsHaveColumnsOfWhatTheirPodsUse() {
        fxRun(() -> engine.settings().set(Setting.table("deployments.apps"), "status name +cpu-used +memory-used"));
        openPlayground();
        openDeployments();
        until("use of all but the one that keeps crashing", () -> used().stream().filter(text -> text.matches("\\d+m")).count() >= 4);
        picture("metrics-columns", stage.getScene().getRoot());
    }

    private List<String> used() {
        return fx(() -> stage.getScene().getRoot().lookupAll(".live-cell").stream()
                .<TableCell<?, ?>>map(node -> (TableCell<?, ?>) node)
                .filter(cell -> !cell.isEmpty() && cell.getTableColumn() != null && "cpu-used".equals(cell.getTableColumn().getId()))
                .map(cell -> String.valueOf(cell.getText()))
                .toList());
    }

    @Test
    void aWorkloadTellsWhatItUsesAndFromWhere() {
        openPlayground();
        openDeployments();
        click("frontend");
        type(KeyCode.ENTER);
        untilShown("Metrics");
        click("Metrics");
        untilShown("Requests and limits");
        untilShown("By pod");
        picture("metrics", stage.getScene().getRoot());
    }
}
