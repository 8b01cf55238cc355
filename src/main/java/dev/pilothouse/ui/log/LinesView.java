package dev.pilothouse.ui.log;

import dev.pilothouse.log.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.text.Font;

/**
 * The lines on one canvas: only what is in sight is made and drawn, at most once a frame, however many lines there are and however fast
 * they come.
 */
final class LinesView extends LineColours {

    private static final double WHEEL_ROWS = 3;

    private final LinesModel model;
    private final LineMaker maker;
    private final LineTimes times;
    private final Supplier<String> message;
    private final Canvas canvas = new Canvas();
    private final ScrollBar vertical = new ScrollBar();
    private final ScrollBar horizontal = new ScrollBar();
    private final LinesPainter painter = new LinesPainter(this, canvas.getGraphicsContext2D());
    private final Viewport viewport = new Viewport(this::rows);
    private Grid grid = Grid.of(Font.getDefault());
    private int cellsPerRow;
    private int widest;
    private double top;
    private boolean arranging;

    /**
     * @param inWords says a line to a screen reader
     * @param message what the column is called in which lines say what they have to
     */
    LinesView(LinesModel model, LineMaker maker, LineTimes times, Function<Entry, String> inWords, Supplier<String> message) {
        this.message = message;
        this.model = model;
        this.maker = maker;
        this.times = times;
        getStyleClass().addAll("code", "log-lines");
        vertical.setOrientation(Orientation.VERTICAL);
        getChildren().addAll(canvas, vertical, horizontal);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        model.revisionProperty().subscribe(_ -> requestLayout());
        model.lookProperty().subscribe(_ -> again());
        model.logProperty().subscribe(_ -> again());
        model.namesProperty().subscribe(_ -> requestLayout());
        model.foundProperty().subscribe(_ -> requestLayout());
        model.linesProperty().subscribe(this::keepPlace);
        model.selectionProperty().subscribe(_ -> {
            requestLayout();
            model.current().ifPresent(entry -> setAccessibleText(inWords.apply(entry)));
        });
        model.revealedProperty().subscribe(this::reveal);
        focusedProperty().subscribe(_ -> requestLayout());
        vertical.valueProperty().subscribe(value -> dragTo(value.doubleValue()));
        horizontal.valueProperty().subscribe(_ -> requestLayout());
        addEventHandler(ScrollEvent.SCROLL, this::wheel);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /** Draws everything anew: it is to look otherwise. */
    void again() {
        maker.again(model.lookProperty().get().json(), model.linesProperty().get());
        widest = 0;
        requestLayout();
    }

    private int rows(long place) {
        Entry entry = model.linesProperty().get().at(place);
        return entry.mark() ? 1 : maker.of(entry).rows(cellsPerRow);
    }

    /** Among other lines the one at the top stays there, if it is not following. */
    private void keepPlace(Lines before, Lines now) {
        if (before.end() > before.first() && viewport.top() < before.end()) {
            long number = before.at(viewport.top()).number();
            viewport.bounds(now.first(), now.end());
            viewport.toTop(now.placeOf(number));
        }
        widest = 0;
        requestLayout();
    }

    private void reveal(Number number) {
        if (number.longValue() != Selection.NOWHERE) {
            measure();
            Lines lines = model.linesProperty().get();
            viewport.reveal(Math.min(lines.placeOf(number.longValue()), Math.max(lines.first(), lines.end() - 1)));
            requestLayout();
        }
    }

    private Columns columns() {
        LogLook look = model.lookProperty().get();
        return Columns.of(grid, look.times() ? times.cells() : 0, look.names() ? model.namesProperty().get().longest() + 1 : 0);
    }

    /** Takes the sizes and bounds of now. */
    private void measure() {
        Lines all = model.linesProperty().get();
        if (all.end() > all.first()) {
            times.use(model.lookProperty().get().utc(), all.at(all.first()).time(), all.at(all.end() - 1).time());
        }
        if (!grid.font().equals(font())) {
            grid = Grid.of(font());
        }
        double barWide = vertical.prefWidth(-1);
        double barHigh = horizontal.prefHeight(-1);
        boolean wraps = model.lookProperty().get().wrap();
        horizontal.setVisible(!wraps);
        double wide = Math.max(0, getWidth() - barWide);
        double high = Math.max(0, getHeight() - (wraps ? 0 : barHigh));
        canvas.setWidth(wide);
        canvas.setHeight(high);
        int cells = wraps ? Math.max(8, (int) ((wide - columns().text() - grid.cell()) / grid.cell())) : 0;
        cellsPerRow = cells;
        vertical.resizeRelocate(wide, 0, barWide, high);
        horizontal.resizeRelocate(0, high, wide, barHigh);
        Lines lines = model.linesProperty().get();
        maker.learn(lines);
        top = maker.hasHead() ? grid.row() : 0;
        viewport.size(high - top, grid.row());
        viewport.bounds(lines.first(), lines.end());
        if (model.followingProperty().get()) {
            viewport.toEnd();
        }
    }

    @Override
    protected void layoutChildren() {
        measure();
        Lines lines = model.linesProperty().get();
        List<Frame.Row> rows = new ArrayList<>();
        for (Viewport.Seen seen : viewport.seen()) {
            ShownLine line = maker.of(lines.at(seen.place()));
            widest = Math.max(widest, line.cells().count());
            rows.add(new Frame.Row(line, top + seen.y(), seen.rows()));
        }
        arrangeBars(lines);
        Optional<String> head = maker.head(message.get());
        Selection selection = model.selectionProperty().get();
        painter.paint(
                new Frame(
                        rows, head, grid, columns(), cellsPerRow, cellsPerRow > 0 ? 0 : Math.floor(horizontal.getValue()), times::of,
                        entry -> model.namesProperty().get().of(entry.source()), model.foundProperty().get(), selection::has, model::isMarked,
                        selection.current(), isFocused()),
                canvas.getWidth(),
                canvas.getHeight());
    }

    private void arrangeBars(Lines lines) {
        arranging = true;
        long count = lines.end() - lines.first();
        double most = Math.max(0, count - viewport.page());
        vertical.setMax(most);
        vertical.setVisibleAmount(count == 0 ? 0 : most * Math.min(1, (double) viewport.page() / count));
        vertical.setUnitIncrement(1);
        vertical.setBlockIncrement(viewport.page());
        vertical.setValue(viewport.atEnd() ? most : Math.min(most, viewport.top() - lines.first() + viewport.hidden() / grid.row()));
        double room = canvas.getWidth() - columns().text();
        double full = (widest + 1) * grid.cell();
        horizontal.setMax(Math.max(0, full - room));
        horizontal.setVisibleAmount(horizontal.getMax() * Math.clamp(room / full, 0, 1));
        horizontal.setUnitIncrement(grid.cell() * 4);
        horizontal.setBlockIncrement(room / 2);
        horizontal.setValue(Math.min(horizontal.getValue(), horizontal.getMax()));
        horizontal.setDisable(horizontal.getMax() == 0);
        arranging = false;
    }

    private void dragTo(double value) {
        if (arranging) {
            return;
        }
        if (value >= vertical.getMax() - 0.5) {
            model.followingProperty().set(true);
        } else {
            model.followingProperty().set(false);
            viewport.toTop(model.linesProperty().get().first() + (long) value);
            viewport.scroll((value - Math.floor(value)) * grid.row());
        }
        requestLayout();
    }

    private void wheel(ScrollEvent event) {
        if (event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            double by = event.getDeltaX() != 0 ? event.getDeltaX() : event.getDeltaY();
            horizontal.setValue(Math.clamp(horizontal.getValue() - by, 0, horizontal.getMax()));
        } else if (event.getDeltaY() != 0) {
            scroll(-event.getDeltaY() / event.getMultiplierY() * WHEEL_ROWS * grid.row());
        }
        event.consume();
    }

    /** Up stops following, and down to the end takes it up again. */
    private void scroll(double by) {
        if (by < 0) {
            model.followingProperty().set(false);
        }
        viewport.scroll(by);
        if (by > 0 && viewport.atEnd()) {
            model.followingProperty().set(true);
        }
        requestLayout();
    }

    private void press(MouseEvent event) {
        requestFocus();
        Lines lines = model.linesProperty().get();
        if (lines.end() == lines.first() || event.getX() > canvas.getWidth() || event.getY() > canvas.getHeight()) {
            return;
        }
        long number = lines.at(viewport.placeAt(event.getY() - top)).number();
        if (event.getButton() == MouseButton.SECONDARY && model.selectionProperty().get().has(number)) {
            return;
        }
        model.followingProperty().set(false);
        model.select(number, event.isShiftDown());
    }

    private void drag(MouseEvent event) {
        Lines lines = model.linesProperty().get();
        if (event.getButton() != MouseButton.PRIMARY || lines.end() == lines.first() || model.selectionProperty().get().isEmpty()) {
            return;
        }
        if (event.getY() < top) {
            viewport.scroll(-grid.row());
        } else if (event.getY() > canvas.getHeight()) {
            viewport.scroll(grid.row());
        }
        long place = viewport.placeAt(Math.clamp(event.getY() - top, 0, Math.max(0, canvas.getHeight() - top - 1)));
        model.select(lines.at(place).number(), true);
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        boolean further = event.isShiftDown();
        switch (event.getCode()) {
            case UP -> move(-1, further);
            case DOWN -> move(1, further);
            case PAGE_UP -> move(-viewport.page(), further);
            case PAGE_DOWN -> move(viewport.page(), further);
            case HOME -> move(Long.MIN_VALUE / 2, further);
            case LEFT -> horizontal.setValue(Math.max(0, horizontal.getValue() - 8 * grid.cell()));
            case RIGHT -> horizontal.setValue(Math.min(horizontal.getMax(), horizontal.getValue() + 8 * grid.cell()));
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Moves the focus by so many lines; the first move goes to the last line in sight. */
    private void move(long by, boolean further) {
        Lines lines = model.linesProperty().get();
        if (lines.end() == lines.first()) {
            return;
        }
        Selection now = model.selectionProperty().get();
        long last = lines.end() - 1;
        long from = now.isEmpty() ? viewport.placeAt(canvas.getHeight() - top - 1) + (by < 0 ? 1 : 0) : lines.placeOf(now.current());
        long place = Math.clamp(from + by, lines.first(), last);
        model.followingProperty().set(false);
        model.select(lines.at(place).number(), further);
        viewport.reveal(place);
        requestLayout();
    }
}
