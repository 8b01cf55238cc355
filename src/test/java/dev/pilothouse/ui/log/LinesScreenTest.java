package dev.pilothouse.ui.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.log.Level;
import dev.pilothouse.log.Mark;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.ui.kit.Stylesheet;
import java.time.ZoneId;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class LinesScreenTest extends ScreenTest {

    private static MadeUpBook shop() {
        MadeUpBook book = new MadeUpBook()
                .source("checkout-7f8c4d9b6d-m8k2p", "app")
                .source("checkout-7f8c4d9b6d-t9wqz", "app")
                .source("checkout-7f8c4d9b6d-5xr7n", "app");
        for (int i = 0; i < 20; i++) {
            book.line(i % 3, Level.INFO, "GET /cart/" + (i * 7919) + " 200 in " + (3 + i % 9) + " ms");
        }
        return book.line(0, Level.ERROR, "could not reach payments:8080: connection refused")
                .line(1, Level.WARN, "slow answer from catalog, 2.4 s")
                .mark(0, Mark.of(Mark.Event.RESTARTED, "143", "Error"))
                .line(0, Level.OTHER, "你好，购物车 | 双宽字符 | ends here")
                .line(2, Level.OTHER, "hello      ... cart | wide letters   | ends here")
                .line(2, Level.OTHER, "before שלום עולם after | مرحبا بالعالم | ends here")
                .line(2, Level.OTHER, "before 0123456789 after | 0123456789012 | ends here")
                .line(1, Level.FINE, "emoji 🚀🚀 and ✅ done | é combining e\u0301 | x".repeat(6));
    }

    @Test
    void drawsSourcesLevelsRulesAndWideLetters() {
        LinesModel model = new LinesModel(new LogLook(true, true, true, false, LogLook.Json.MESSAGE));
        LinesView view = fx(() -> new LinesView(model, new LineMaker((_, mark) -> mark.key()), new LineTimes(ZoneId.of("UTC")), entry -> entry.text(), () -> "Message"));
        MadeUpBook book = shop();
        fxRun(() -> {
            view.getStylesheets().add(Stylesheet.of("log.css"));
            model.namesProperty().set(SourceNames.of(book.sources()));
            model.show(book);
        });
        Stage stage = showDressed(1000, 620, fx(() -> new StackPane(view)));
        fxRun(() -> {
            model.select(5, false);
            model.select(7, true);
            view.requestFocus();
        });
        settle();
        screens("log-lines", stage);
        fxRun(() -> model.lookProperty().set(model.lookProperty().get().withWrap(true)));
        settle();
        screen("log-lines-wrapped", stage);
        assertThat(view.getAccessibleText()).contains("GET /cart/");
    }
}
