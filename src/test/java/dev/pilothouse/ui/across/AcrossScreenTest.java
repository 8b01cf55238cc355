package dev.pilothouse.ui.across;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.change.Guard;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Sessions;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Settings;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.FakeSource;
import dev.pilothouse.testing.MemoryJournal;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.TablePreferences;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcrossScreenTest extends ScreenTest {

    private final Pulse pulse = new Pulse();
    private final FakeCluster staging = new FakeCluster();
    private final FakeCluster prod = new FakeCluster();
    private final FakeSource source = new FakeSource().with("shop-dev", new FakeCluster()).with("shop-staging", staging).with("shop-prod", prod).withRefusing("shop-old");
    private final Sessions sessions = new Sessions(List.of(source), context -> new Guard(Guard.Level.FREE, context.name()), new MemoryJournal(), pulse);
    private final List<String> opened = new ArrayList<>();
    private final AcrossPage page;
    private final Stage stage;
    private final TableView<?> table;

    AcrossScreenTest(@TempDir Path folder) {
        for (String name : List.of("web-6d9f7c8b5-x2v4q", "web-6d9f7c8b5-t9wqz", "checkout-7f8c4d9b6d-m8k2p")) {
            staging.put(FakeCluster.POD, FakeCluster.named("shop", name));
            prod.put(FakeCluster.POD, FakeCluster.named("shop", name));
        }
        Settings settings = Settings.open(folder.resolve("settings.json"));
        settings.set(Setting.CONTEXTS_ACROSS, List.of("shop-staging", "shop-prod", "shop-old"));
        page = fx(() -> new AcrossPage(
                FakeCluster.POD, sessions, settings, AcrossScreenTest::style, TablePreferences.unchanged(), bridge, language, nowhere(),
                (context, ref) -> opened.add(context + " " + ref.map(ResourceRef::name).orElse(""))));
        stage = showDressed(1168, 826, page.node());
        fxRun(page::shown);
        table = (TableView<?>) page.node().lookup(".live-table");
        until("rows", () -> table.getItems().size() == 6);
        settle();
    }

    private static EnvironmentStyle style(String context) {
        return context.endsWith("prod") ? EnvironmentStyle.PROD : context.endsWith("staging") ? EnvironmentStyle.STAGING : EnvironmentStyle.DEV;
    }

    private static Navigator nowhere() {
        return new Navigator() {
            @Override
            public void go(Place place) {}

            @Override
            public void closeDrawer() {}
        };
    }

    @AfterEach
    void close() {
        fxRun(page::close);
        sessions.close();
        pulse.close();
    }

    @Test
    void oneIsLostAndOneNeverCame() {
        staging.state(new StreamState.Stale(Instant.now().minusSeconds(40), Problem.of(ProblemCode.CONNECTION_REFUSED, "staging"), Instant.MAX));
        until("the loss", () -> page.node().lookupAll(".member").stream().anyMatch(chip -> chip.getAccessibleText().contains("40 s")));
        screens("across", stage);
    }

    @Test
    void narrow() {
        fxRun(() -> {
            stage.setWidth(900);
            stage.setHeight(560);
        });
        screens("across-narrow", stage);
    }

    @Test
    void aRowLeadsIntoItsCluster() {
        robot.clickOn(".filter-field").write("checkout").type(KeyCode.ENTER);
        until("two", () -> table.getItems().size() == 2);
        fxRun(() -> {
            table.getSelectionModel().select(0);
            page.commands().getFirst().action().run();
        });
        assertEquals(1, opened.size());
        assertEquals(Optional.of("checkout-7f8c4d9b6d-m8k2p"), opened.stream().map(words -> words.substring(words.indexOf(' ') + 1)).findFirst());
    }
}
