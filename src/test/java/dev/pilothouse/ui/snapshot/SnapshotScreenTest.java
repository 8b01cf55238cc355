package dev.pilothouse.ui.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Pipeline;
import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.session.Session;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.testing.TestSession;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two pages of snapshots, by hand of a person, over a cluster in memory. */
class SnapshotScreenTest extends ScreenTest {

    private final FakeCluster cluster = new FakeCluster();
    private final Pulse pulse = new Pulse();
    private final Session session = TestSession.open(cluster, pulse);

    @AfterEach
    void close() {
        session.close();
        pulse.close();
    }

    private void words(String name, String value) {
        Map<String, Object> fields = new LinkedHashMap<>(FakeCluster.named("shop", name));
        fields.put("data", Map.of("greeting", value));
        cluster.put(FakeCluster.CONFIG_MAP, fields);
    }

    @Test
    void savesWhatWasChosenAndSaysWhatIsInIt(@TempDir Path folder) {
        cluster.put(FakeCluster.NAMESPACE, FakeCluster.named("", "shop"));
        words("frontend", "hello");
        SaveSnapshotViewModel model = fx(() -> new SaveSnapshotViewModel(session, Set.of("shop"), bridge));
        Path file = folder.resolve("shop.yaml");
        SaveSnapshotView view =
                fx(() -> new SaveSnapshotView(model, EnvironmentStyle.DEV, language, () -> model.save(file), () -> {}));
        Stage stage = showDressed(560, 640, view);
        screens("snapshot-save", stage);
        robot.clickOn(".accent");
        until("the file", () -> model.stateProperty().get() instanceof SaveState.Saved);
        settle();
        screens("snapshot-saved", stage);
        SaveState.Saved saved = (SaveState.Saved) model.stateProperty().get();
        assertEquals(2, saved.report().objects());
        assertTrue(Files.exists(file));
    }

    @Test
    void showsWhatIsMissingDifferentAndRefusedAndDraftsIt(@TempDir Path folder) throws IOException {
        words("frontend", "changed since");
        words("same", "as it was");
        Path file = folder.resolve("shop.yaml");
        Files.writeString(file, """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: frontend, namespace: shop}
                data: {greeting: hello}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: same, namespace: shop}
                data: {greeting: as it was}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: catalog, namespace: shop}
                spec: {replicas: 2}
                ---
                apiVersion: shop.example/v1
                kind: Basket
                metadata: {name: mine}
                """);
        RestoreSnapshotViewModel model = fx(() -> new RestoreSnapshotViewModel(session, bridge));
        RestoreSnapshotView view = fx(() -> new RestoreSnapshotView(model, language, () -> model.open(file), () -> {}));
        Stage stage = showDressed(1120, 700, view);
        screen("snapshot-restore-empty", stage);
        fxRun(() -> model.open(file));
        until("the file to be compared", () -> model.draft().isPresent());
        settle();
        screens("snapshot-restore", stage);
        Draft missing = fx(() -> model.draft().orElseThrow());
        assertEquals(List.of("shop", "catalog"), missing.wishes().stream().map(wish -> wish.ref().name()).toList());

        robot.clickOn(".check-box");
        until("the different one too", () -> model.draft().filter(draft -> draft.wishes().size() == 3).isPresent());
        Draft all = fx(() -> model.draft().orElseThrow());
        Pipeline changes = session.changes();
        changes.apply(changes.rehearse(changes.preview(all), Choice.ASK), changes.guard().consent(""), _ -> {});
        assertEquals("hello", cluster.get(all.wishes().get(1).ref()).tree().text("data", "greeting"));
        fxRun(() -> {
            model.readAgain();
            stage.setWidth(730);
            stage.setHeight(480);
        });
        until("nothing to be missing", () -> model.stateProperty().get() instanceof RestoreState.Found found && !found.trying());
        assertTrue(fx(() -> model.draft().isEmpty()));
        settle();
        screen("snapshot-restore-narrow", stage);
        fxRun(model::close);
    }
}
