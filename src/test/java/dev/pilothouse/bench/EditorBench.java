package dev.pilothouse.bench;

import dev.pilothouse.change.Guard;
import dev.pilothouse.testing.NoFiles;
import dev.pilothouse.testing.Nowhere;
import dev.pilothouse.testing.Shop;
import dev.pilothouse.text.YamlText;
import dev.pilothouse.ui.change.ApplyYamlPage;
import dev.pilothouse.ui.kit.Fonts;
import dev.pilothouse.ui.kit.FxThread;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Theme;
import dev.pilothouse.ui.navigation.UnsentEdit;
import dev.pilothouse.words.Words;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;

/**
 * Measures the YAML editor with all its help: a key from the event to the finished layout while the text is checked aside, and how long
 * large texts take to open; and one field changed in a text.
 */
public final class EditorBench {

    private static final int KEYS = 200;
    private static final int EDITS = 60;

    private final FxThread fx = new FxThread();
    private final Language language = new Language(new Words(Locale.ENGLISH));
    private final Shop shop = new Shop("bench", Guard.Level.FREE);
    private final StackPane root;

    private EditorBench() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        root = onFx(() -> {
            Fonts.load();
            StackPane pane = new StackPane();
            Scene scene = new Scene(pane, 1440, 860);
            new Theme(language).dress(scene);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            return pane;
        });
    }

    public static void main(String[] args) throws Exception {
        EditorBench bench = new EditorBench();
        bench.open(text(500));
        report("YAML of 5,000 lines opens", bench.open(text(5_000)), "ms", "");
        double[] keys = bench.keys();
        report("key in YAML of 5,000 lines, p50", Figures.percentile(keys, 50), "ms", "");
        report("key in YAML of 5,000 lines, p95", Figures.percentile(keys, 95), "ms", "≤ 16.7");
        report("YAML of 50,000 lines opens", bench.open(text(50_000)), "ms", "≤ 600");
        report("field changed in YAML of 500 lines, p95", edits(500), "ms", "≤ 10");
        report("field changed in YAML of 5,000 lines, p95", edits(5_000), "ms", "≤ 30");
        System.exit(0);
    }

    /** A workload with many containers, as long as asked for, in one document of 5,000 lines at most. */
    private static String text(int lines) {
        StringBuilder text = new StringBuilder();
        int written = 0;
        for (int document = 0; written < lines; document++) {
            text.append("---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web").append(document)
                    .append("\nspec:\n  replicas: 1\n  selector:\n    matchLabels: {app: web}\n  template:\n    metadata:\n      labels: {app: web}\n")
                    .append("    spec:\n      containers:\n");
            written += 14;
            for (int i = 0; i < 830 && written < lines; i++) {
                text.append("      - name: c").append(i).append("\n        image: \"ghcr.io/shop/web:2.").append(i)
                        .append("\" # by the platform team\n        env:\n        - name: PORT\n          value: \"80\"\n        tty: false\n");
                written += 6;
            }
        }
        return text.toString();
    }

    private double open(String text) throws Exception {
        return onFx(() -> {
            long start = System.nanoTime();
            ApplyYamlPage page = new ApplyYamlPage(
                    shop.session(), shop.journal, UnsentEdit.NONE, new NoFiles(), text, new Nowhere(), fx, language);
            root.getChildren().setAll(page.node());
            root.applyCss();
            root.layout();
            return (System.nanoTime() - start) / 1e6;
        });
    }

    private double[] keys() throws Exception {
        double[] keys = new double[KEYS];
        CodeArea area = onFx(() -> {
            CodeArea found = (CodeArea) root.lookup(".yaml-area");
            found.requestFocus();
            found.moveTo(2_500, 8);
            found.requestFollowCaret();
            return found;
        });
        for (int i = 0; i < KEYS; i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(i % 10 == 9 ? 900 : 90));
            String typed = i % 10 == 9 ? "\b" : "abcdefghij".substring(i % 10, i % 10 + 1);
            keys[i] = onFx(() -> {
                long start = System.nanoTime();
                if (typed.equals("\b")) {
                    area.deletePreviousChar();
                } else {
                    area.fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, typed, typed, KeyCode.UNDEFINED, false, false, false, false));
                }
                root.applyCss();
                root.layout();
                return (System.nanoTime() - start) / 1e6;
            });
        }
        return Arrays.copyOfRange(keys, KEYS / 4, KEYS);
    }

    private static double edits(int lines) {
        YamlText text = YamlText.of(text(lines).substring(4));
        double[] edits = new double[EDITS];
        for (int i = 0; i < EDITS; i++) {
            long start = System.nanoTime();
            text = text.with(0, i + 2, "spec", "replicas");
            edits[i] = (System.nanoTime() - start) / 1e6;
        }
        return Figures.percentile(Arrays.copyOfRange(edits, EDITS / 3, EDITS), 95);
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(2, TimeUnit.MINUTES);
    }

    private static void report(String name, double value, String unit, String target) {
        System.out.println(new Result(name, value, unit, target).line());
    }
}
