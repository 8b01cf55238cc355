package dev.pilothouse.ui.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.log.Level;
import dev.pilothouse.log.Mark;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.NoFiles;
import dev.pilothouse.testing.Nowhere;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.navigation.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogScreenTest extends ScreenTest {

    private static final ResourceRef CHECKOUT =
            new ResourceRef(Kind.namespaced("apps", "v1", "Deployment", "deployments"), "shop", "checkout");

    private final SameThreadFx now = fx(SameThreadFx::new);
    private final ScriptedLogs logs = new ScriptedLogs();
    private final List<String> told = new ArrayList<>();
    private final LogViewModel model = fx(() -> new LogViewModel(
            new Place.Logs(CHECKOUT), logs, new LogLook(true, true, true, false, LogLook.Json.MESSAGE), now,
            () -> Instant.parse("2026-03-01T10:05:00Z"), Optional::empty));
    private final LogView view = fx(() -> view(true));

    private LogView view(boolean asPage) {
        LogDeeds deeds = new LogDeeds(model, new Nowhere(), new NoFiles(), now, new Teller());
        LogView made = new LogView(model, language, deeds, asPage);
        made.menu(new LogCommands(model, deeds).all(made::openFind, made::focusFilter));
        return made;
    }

    private final class Teller implements LogDeeds.Teller {
        @Override
        public void copied(String text, int lines, boolean cut) {
            told.add(text);
        }

        @Override
        public void saved(Path file, long lines) {
            told.add("saved " + lines);
        }

        @Override
        public void refused(Problem problem) {
            told.add(problem.code().name());
        }
    }

    private void write(int rounds) {
        String[] pods = {"checkout-7f8c4d9b6d-m8k2p", "checkout-7f8c4d9b6d-t9wqz", "checkout-7f8c4d9b6d-5xr7n", "checkout-5c6d7b8f94-hq2lm"};
        for (int i = 0; i < rounds; i++) {
            String pod = pods[i % pods.length];
            logs.line(pod, "INFO  GET /cart/" + (i * 7919 % 100_000) + " 200 in " + (3 + i % 9) + " ms");
            if (i % 6 == 1) {
                logs.line(pod, "{\"time\":\"2026-03-01T10:00:0" + i % 10 + "Z\",\"level\":\"warn\",\"msg\":\"slow answer\",\"upstream\":\"catalog\",\"ms\":"
                        + (900 + i) + ",\"order\":\"A-" + i + "\"}");
            }
            if (i % 9 == 4) {
                logs.line(pod, "ERROR could not reach payments:8080: connection refused");
            }
            if (i % 11 == 6) {
                logs.line(pod, "\u001b[32mready\u001b[0m \u001b[1;34mcheckout\u001b[0m \u001b[33mv1.9.0\u001b[0m \u001b]0;owned\u0007 listening on \u001b[4m:8080\u001b[0m");
            }
            if (i % 17 == 8) {
                logs.line(pod, "DEBUG 已收到订单，正在等待付款结果 order=A-" + i);
            }
        }
        logs.settled();
        now.advance(Duration.ofSeconds(1));
    }

    private void shown() {
        fxRun(() -> {
            model.start();
            logs.line("checkout-7f8c4d9b6d-m8k2p", "INFO  starting").settled();
            write(14);
            logs.mark("checkout-7f8c4d9b6d-m8k2p", Mark.Event.RESTARTED, "143", "Error");
            write(40);
        });
    }

    @Test
    void looksRightInBothThemesAndSizes() {
        Stage stage = showDressed(1170, 826, fx(view::node));
        shown();
        settle();
        screens("log", stage);
        fxRun(() -> {
            model.lines().followingProperty().set(false);
            write(30);
            model.search().textProperty().set("catalog");
            view.openFind();
            model.search().step(false);
            model.lines().toggleMark();
        });
        settle();
        screens("log-paused", stage);
        fxRun(() -> model.lines().lookProperty().set(model.lines().lookProperty().get().withJson(LogLook.Json.COLUMNS)));
        fxRun(() -> model.filter().levelsProperty().set(Set.of(Level.WARN)));
        settle();
        screen("log-columns", stage);
        fxRun(() -> {
            model.filter().textProperty().set("nowhere");
            stage.setWidth(904);
            stage.setHeight(526);
        });
        settle();
        screens("log-small-none", stage);
        fxRun(model.filter()::clear);
        settle();
        screen("log-small", stage);
    }

    @Test
    void fitsIntoTheDrawer() {
        LogView tab = fx(() -> view(false));
        Stage stage = showDressed(436, 700, fx(tab::node));
        shown();
        settle();
        screen("log-drawer", stage);
        fxRun(() -> model.lines().lookProperty().set(model.lines().lookProperty().get().withWrap(true).withTimes(false)));
        settle();
        screen("log-drawer-wrapped", stage);
    }

    @Test
    void keysMoveSelectAndCopy() {
        showDressed(1000, 600, fx(view::node));
        shown();
        fxRun(view::focus);
        settle();
        robot.type(KeyCode.UP);
        robot.type(KeyCode.UP);
        robot.press(KeyCode.SHIFT).type(KeyCode.UP).release(KeyCode.SHIFT);
        settle();
        assertThat(fx(() -> model.lines().followingProperty().get())).isFalse();
        Selection selection = fx(() -> model.lines().selectionProperty().get());
        assertThat(selection.to() - selection.from()).isEqualTo(1);
        Node lines = fx(() -> view.node().lookup(".log-lines"));
        assertThat(fx(lines::getAccessibleText)).contains("10:00:").contains("+00:00");
        fxRun(() -> new LogDeeds(model, new Nowhere(), new NoFiles(), now, new Teller()).copy());
        assertThat(told.getFirst().lines().toList()).hasSize(2).allMatch(line -> line.startsWith("2026-03-01T10:00:") && line.contains("[checkout-"));
    }

    @Test
    void savesWhatIsShownOrAllAndSaysWhyNot(@TempDir Path folder) throws IOException {
        showDressed(1000, 600, fx(view::node));
        shown();
        fxRun(() -> model.filter().levelsProperty().set(Set.of(Level.ERROR)));
        settle();

        save(LogDeeds.Part.SHOWN, folder.resolve("shown.log"));
        save(LogDeeds.Part.ALL, folder.resolve("all.log"));
        save(LogDeeds.Part.ALL, folder.resolve("no-such-folder").resolve("all.log"));

        assertThat(Files.readAllLines(folder.resolve("shown.log"))).anyMatch(line -> line.contains("ERROR could not")).noneMatch(line -> line.contains("GET /cart"));
        assertThat(Files.readAllLines(folder.resolve("all.log"))).anyMatch(line -> line.contains("GET /cart"));
        assertThat(told).hasSize(3);
        assertThat(told.subList(0, 2)).allMatch(each -> each.startsWith("saved "));
        assertThat(told.getLast()).doesNotStartWith("saved");
    }

    private void save(LogDeeds.Part part, Path file) {
        fxRun(() -> new LogDeeds(model, new Nowhere(), new Into(file), now, new Teller()).save(part));
        settle();
    }

    private record Into(Path file) implements FileDialogs {
        @Override
        public Optional<Path> open(Type type) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> save(Type type, String name) {
            return Optional.of(file);
        }
    }
}
