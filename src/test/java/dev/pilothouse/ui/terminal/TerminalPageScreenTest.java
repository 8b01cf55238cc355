package dev.pilothouse.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Guard;
import dev.pilothouse.change.Pipeline;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.FakeContainers;
import dev.pilothouse.testing.FakeExec;
import dev.pilothouse.testing.MemoryJournal;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.testing.TestSession;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TerminalPageScreenTest extends ScreenTest {

    private static final ResourceRef POD = new ResourceRef(FakeCluster.POD, "shop", "checkout-7f8c9d6b54-t9wqz");

    private final FakeContainers cluster = new FakeContainers();
    private final Pulse pulse = new Pulse();
    private final Session dev = TestSession.open(cluster, pulse);
    private final List<Place> gone = new ArrayList<>();
    private final Navigator navigator = new Navigator() {
        @Override
        public void go(Place place) {
            gone.add(place);
        }

        @Override
        public void closeDrawer() {}
    };
    private Optional<TerminalPage.Open> open = Optional.empty();

    @AfterEach
    void end() {
        fxRun(() -> open.ifPresent(TerminalPage.Open::close));
        dev.close();
        pulse.close();
    }

    private TerminalPage page(Session session, EnvironmentStyle environment, double width, double height) {
        Map<String, Object> fields = FakeCluster.named("shop", POD.name());
        fields.put("spec", Map.of("containers", List.of(Map.of("name", "main"), Map.of("name", "proxy"))));
        fields.put("status", Map.of(
                "phase", "Running",
                "containerStatuses", List.of(
                        Map.of("name", "main", "image", "shop/checkout:4.2", "state", Map.of("running", Map.of())),
                        Map.of("name", "proxy", "state", Map.of("running", Map.of())))));
        cluster.put(FakeCluster.POD, fields);
        TerminalPage.Open made = fx(() -> new TerminalPage.Open(session, bridge));
        open = Optional.of(made);
        TerminalPage page = fx(() -> new TerminalPage(made, new Place.Terminal(POD), environment, navigator, language));
        stage = showDressed(width, height, page.node());
        fxRun(page::shown);
        return page;
    }

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    private FakeExec untilRunning() {
        until("a shell", () -> !cluster.programs().all().isEmpty());
        until("the screen", () -> stage.getScene().lookup(".terminal-screen") != null);
        return cluster.programs().last();
    }

    private Session prod() {
        Guard guard = new Guard(Guard.Level.TYPE_NAME, "shop-prod");
        return new Session(dev.context(), dev.server(), cluster, dev.live(), new Pipeline(cluster, "shop-prod", () -> guard, new MemoryJournal()));
    }

    private static void run(TerminalPage page, String id) {
        Command command = page.commands().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
        fxRun(command.action());
    }

    private static final String OUTPUT = "\u001b[1;32mroot@checkout\u001b[0m:\u001b[1;34m/app\u001b[0m# ls --color\r\n"
            + "\u001b[1;34mbin\u001b[0m  \u001b[1;32mserver\u001b[0m  README  \u001b[30;42mshared\u001b[0m  \u001b[1;36mlink\u001b[0m  配置文件.yaml\r\n"
            + "\u001b[31merror:\u001b[0m \u001b[33mwarning\u001b[0m \u001b[35mmagenta\u001b[0m \u001b[36mcyan\u001b[0m \u001b[37mwhite\u001b[0m \u001b[90mgrey\u001b[0m \u001b[7minverse\u001b[0m"
            + " \u001b[4munderlined\u001b[0m \u001b[2mdim\u001b[0m\r\n"
            + "\u001b[41m 1 \u001b[42m 2 \u001b[43m 3 \u001b[44m 4 \u001b[45m 5 \u001b[46m 6 \u001b[47m 7 \u001b[0m \u001b[38;5;208m256\u001b[0m \u001b[38;2;120;80;220mmixed\u001b[0m\r\n"
            + "┌──────────┬───────┐\r\n│ 请求 处理 │ 200   │\r\n└──────────┴───────┘\r\n"
            + "\u001b]0;hijacked\u0007\u001b[6n\u001b[1;32mroot@checkout\u001b[0m:\u001b[1;34m/app\u001b[0m# ";

    @Test
    void looksAsItShould() {
        TerminalPage page = page(dev, EnvironmentStyle.DEV, 1440, 900);
        untilRunning().write(OUTPUT);
        settle();
        run(page, "terminal.find");
        settle();
        robot.write("root");
        settle();
        settle();
        screens("terminal", stage);
    }

    @Test
    void framesTheTerminalOfAGuardedClusterOnceItsNameIsTyped() {
        page(prod(), EnvironmentStyle.PROD, 960, 600);
        settle();
        screens("terminal-guard", stage);
        fxRun(() -> stage.getScene().lookup("#terminal-name").requestFocus());
        robot.write("shop-prod");
        untilRunning().write(OUTPUT);
        fxRun(() -> language.use(java.util.Locale.ENGLISH));
        settle();
        settle();
        screen("terminal-prod", stage);
    }

    @Test
    void sendsKeysToTheShellAndNothingElse() {
        TerminalPage page = page(dev, EnvironmentStyle.DEV, 960, 600);
        FakeExec shell = untilRunning();
        shell.write("\u001b[c\u001b[6n\u001b]11;?\u0007\u001bP$qm\u001b\\");
        settle();
        fxRun(() -> stage.getScene().lookup(".terminal-screen").requestFocus());
        robot.write("ls");
        robot.push(KeyCode.ENTER);
        robot.push(KeyCode.UP);
        robot.push(KeyCode.CONTROL, KeyCode.C);
        robot.push(KeyCode.TAB);
        robot.push(KeyCode.ESCAPE);
        robot.push(KeyCode.BACK_SPACE);
        settle();
        assertEquals("ls\r\u001b[A\u0003\t\u001b\u007f", shell.read(10));
        assertTrue(fx(() -> stage.getScene().lookup(".terminal-screen").isFocused()));
        assertFalse(page.commands().isEmpty());
    }

    @Test
    void asksBeforeSeveralLinesArePasted() {
        TerminalPage page = page(dev, EnvironmentStyle.DEV, 960, 600);
        FakeExec shell = untilRunning();
        settle();
        clip("one line");
        run(page, "terminal.paste");
        assertEquals("one line", shell.read(8));
        clip("rm -rf build\nmake \u001b[201~all\n");
        run(page, "terminal.paste");
        settle();
        Node question = fx(() -> stage.getScene().lookup("#terminal-paste"));
        assertTrue(question != null);
        screen("terminal-paste", stage);
        robot.push(KeyCode.ESCAPE);
        settle();
        assertEquals(null, fx(() -> stage.getScene().lookup("#terminal-paste")));
        run(page, "terminal.paste");
        settle();
        robot.push(KeyCode.ENTER);
        settle();
        assertEquals("rm -rf build\rmake [201~all\r", shell.read(27));
    }

    private static void clip(String text) {
        fxRun(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    @Test
    void leadsToADebugContainerWhereThereIsNoShell() {
        cluster.programs().answer(order -> Optional.empty());
        page(dev, EnvironmentStyle.DEV, 960, 600);
        until("why", () -> stage.getScene().lookup(".state-empty") != null);
        settle();
        screen("terminal-no-shell", stage);
        robot.clickOn(".button.accent");
        settle();
        assertEquals(List.of(new Place.Guide("debug", POD)), gone);
    }

    @Test
    void saysBelowTheScreenThatItHasEnded() {
        page(dev, EnvironmentStyle.DEV, 960, 600);
        FakeExec shell = untilRunning();
        shell.write(OUTPUT);
        shell.end(0);
        until("the end", () -> stage.getScene().lookup(".strip") != null);
        settle();
        screen("terminal-ended", stage);
        robot.clickOn(".strip .hyperlink");
        until("another", () -> cluster.programs().all().size() == 2);
    }

    @Test
    void marksWithTheMouseWhatIsThenCopied() {
        TerminalPage page = page(dev, EnvironmentStyle.DEV, 960, 600);
        untilRunning().write("first second third\r\n请求 处理 done\r\n");
        settle();
        settle();
        robot.drag(cell(0, 6), MouseButton.PRIMARY).dropTo(cell(0, 11));
        settle();
        screens("terminal-marked", stage);
        assertEquals("second", copied(page));
        robot.drag(cell(1, 5), MouseButton.PRIMARY).dropTo(cell(0, 6));
        settle();
        assertEquals("second third\n请求 处", copied(page), "backwards, over lines, by wide letters");
        robot.doubleClickOn(cell(0, 14));
        settle();
        assertEquals("third", copied(page));
        robot.clickOn(cell(3, 3));
        settle();
        clip("untouched");
        assertEquals("untouched", copied(page), "a click marks nothing");
    }

    private static String copied(TerminalPage page) {
        run(page, "terminal.copy");
        return fx(() -> Clipboard.getSystemClipboard().getString());
    }

    /** Returns the middle of a cell of the terminal on the screen. */
    private Point2D cell(int row, int column) {
        return fx(() -> {
            Node pane = stage.getScene().lookup(".terminal-screen");
            CellMetrics cells = CellMetrics.of(((Text) pane.lookup(".code")).getFont());
            return pane.localToScreen(ScreenPainter.INSET + (column + 0.5) * cells.width(), ScreenPainter.INSET + (row + 0.5) * cells.height());
        });
    }

    @Test
    void copiesWhatIsMarked() {
        TerminalPage page = page(dev, EnvironmentStyle.DEV, 960, 600);
        untilRunning().write("first\r\nsecond\r\n");
        settle();
        settle();
        run(page, "terminal.select-all");
        run(page, "terminal.copy");
        assertEquals("first\nsecond", fx(() -> Clipboard.getSystemClipboard().getString()).strip());
    }
}
