package dev.pilothouse.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.text.Difference;
import dev.pilothouse.text.Difference.Line;
import dev.pilothouse.text.Difference.Mark;
import dev.pilothouse.text.Difference.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DiffPaneTest extends ScreenTest {

    private final AtomicReference<@Nullable DiffPane> pane = new AtomicReference<>();

    @Test
    void showsUnifiedAndSideBySide() {
        Stage stage = showing(image());
        assertTrue(fx(this::rows).stream().noneMatch(DiffRows.DiffRow.Pair.class::isInstance));
        screens("diff", stage);
        fxRun(() -> stage.setWidth(1100));
        until("both sides", () -> rows().stream().anyMatch(DiffRows.DiffRow.Pair.class::isInstance));
        screens("diff-wide", stage);
    }

    @Test
    void f7GoesFromChangeToChangeAndAround() {
        showing(image());
        fxRun(() -> list().requestFocus());
        robot.push(KeyCode.F7);
        until("the first change", () -> selected() == firstChange());
        robot.push(KeyCode.F7);
        until("the second change", () -> selected() > firstChange());
        robot.push(KeyCode.SHIFT, KeyCode.F7);
        until("the first change again", () -> selected() == firstChange());
    }

    @Test
    void enterOpensAFold() {
        showing(image());
        int folded = fx(() -> rows().size());
        fxRun(() -> {
            list().requestFocus();
            list().getSelectionModel().select(0);
        });
        assertTrue(fx(() -> rows().getFirst() instanceof DiffRows.DiffRow.Fold));
        robot.push(KeyCode.ENTER);
        until("more rows", () -> rows().size() > folded);
    }

    @Test
    void takesFiveThousandLines() {
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i <= 5000; i++) {
            Mark mark = i % 50 == 0 ? Mark.ADDED : Mark.SAME;
            lines.add(new Line(mark, mark == Mark.ADDED ? 0 : i, i, "key" + i + ": value", List.of()));
        }
        showing(new Difference(lines));
        int cells = fx(() -> list().lookupAll(".diff-cell").size());
        assertTrue(cells < 60, "only what is on the screen has nodes, but there were " + cells);
        fxRun(() -> pane().step(false));
        settle();
        assertTrue(fx(() -> selected()) > 500, "the last change is far down");
    }

    @Test
    void anEmptyDifferenceHasNoChangeToGoTo() {
        showing(new Difference(List.of()));
        fxRun(() -> pane().step(true));
        assertEquals(-1, fx(this::selected));
        assertFalse(fx(() -> pane().patch()).contains("@@"));
    }

    private Stage showing(Difference difference) {
        DiffPane made = fx(() -> new DiffPane(language));
        pane.set(made);
        fxRun(() -> made.show("checkout.yaml", difference));
        return showDressed(700, 420, made);
    }

    private DiffPane pane() {
        return Objects.requireNonNull(pane.get());
    }

    @SuppressWarnings("unchecked") // the pane holds one list
    private ListView<DiffRows.DiffRow> list() {
        return (ListView<DiffRows.DiffRow>) pane().lookup(".diff-list");
    }

    private List<DiffRows.DiffRow> rows() {
        return list().getItems();
    }

    private int selected() {
        return list().getSelectionModel().getSelectedIndex();
    }

    private int firstChange() {
        return DiffRows.nextChange(rows(), -1, true);
    }

    /** A changed image, an added variable and a changed limit. */
    private static Difference image() {
        List<Line> lines = new ArrayList<>();
        String[] head = {"apiVersion: apps/v1", "kind: Deployment", "metadata:", "  name: checkout", "  namespace: shop", "  labels:",
            "    app.kubernetes.io/name: checkout", "spec:", "  replicas: 6  # kept, owned by autoscaler", "  template:", "    spec:",
            "      containers:", "        - name: checkout"};
        int before = 0;
        int after = 0;
        for (String text : head) {
            lines.add(new Line(Mark.SAME, ++before, ++after, text, List.of()));
        }
        lines.add(new Line(Mark.REMOVED, ++before, 0, "          image: ghcr.io/shop/checkout:2.3.6", List.of(new Span(39, 44))));
        lines.add(new Line(Mark.ADDED, 0, ++after, "          image: ghcr.io/shop/checkout:2.4.1", List.of(new Span(39, 44))));
        for (String text : new String[] {"          env:", "            - name: LOG_LEVEL", "              value: warn"}) {
            lines.add(new Line(Mark.SAME, ++before, ++after, text, List.of()));
        }
        lines.add(new Line(Mark.ADDED, 0, ++after, "            - name: PAYMENT_TIMEOUT", List.of()));
        lines.add(new Line(Mark.ADDED, 0, ++after, "              value: 8s", List.of()));
        lines.add(new Line(Mark.SAME, ++before, ++after, "          resources:", List.of()));
        lines.add(new Line(Mark.REMOVED, ++before, 0, "              memory: 384Mi", List.of(new Span(22, 27))));
        lines.add(new Line(Mark.ADDED, 0, ++after, "              memory: 512Mi", List.of(new Span(22, 27))));
        return new Difference(lines);
    }
}
