package dev.pilothouse.ui.terminal;

import dev.pilothouse.ui.terminal.Screen.Cell;
import dev.pilothouse.ui.terminal.ScreenPainter.Marks;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.InputMethodRequests;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.text.Text;

/**
 * A terminal as one sees it: the screen, what was scrolled out of it, and what is marked. It paints at most thirty times a second, only
 * when something has changed and only while it is on the screen of somebody; what is drawn meanwhile is not painted twice.
 */
final class ScreenPane extends ScreenColours {

    /** Read by the keyboard of the app: nearly all keys are the shell's while a node of this class has the focus. */
    static final String STYLE = "terminal-screen";

    private static final long BETWEEN_FRAMES_NANOS = 30_000_000;
    private static final double SCROLL_BAR = 12;
    private static final int LINES_A_NOTCH = 3;

    private final TerminalViewModel model;
    private final Canvas canvas = new Canvas();
    private final ScrollBar bar = new ScrollBar();
    private final Text sample = new Text("0");
    private final ScreenPainter painter = new ScreenPainter(this);
    private final ReadOnlyObjectWrapper<Optional<Selection>> selection = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final FramePulse pulse = new FramePulse();
    private CellMetrics cells;
    private Frame frame;
    private int back;
    private Optional<Cell> anchor = Optional.empty();
    private List<Cell> found = List.of();
    private int foundLength;
    private boolean moving;

    ScreenPane(TerminalViewModel model) {
        this.model = model;
        cells = CellMetrics.of(sample.getFont());
        frame = screen().frame(0);
        getStyleClass().add(STYLE);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        sample.getStyleClass().add("code");
        sample.setVisible(false);
        sample.setManaged(false);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        bar.valueProperty().addListener((_, _, value) -> scrolledTo(value.doubleValue()));
        getChildren().addAll(sample, canvas, bar);
        sample.fontProperty().addListener((_, _, _) -> fontChanged());
        focusedProperty().addListener(_ -> request());
        sceneProperty().addListener(_ -> request());
        model.screenProperty().addListener(_ -> begin());
        model.paintedBy(this::request);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::mark);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> extend(cell(event)));
        addEventHandler(ScrollEvent.SCROLL, this::wheel);
        setInputMethodRequests(new Composing());
        setOnInputMethodTextChanged(event -> model.type(event.getCommitted().getBytes(StandardCharsets.UTF_8)));
    }

    private Screen screen() {
        return model.screenProperty().get();
    }

    /** Another container, or another shell in it: nothing is marked there. */
    private void begin() {
        back = 0;
        mark(Optional.empty());
        found(List.of(), 0);
    }

    private void fontChanged() {
        cells = CellMetrics.of(sample.getFont());
        requestLayout();
        request();
    }

    @Override
    void coloursChanged() {
        request();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - SCROLL_BAR;
        canvas.setWidth(Math.max(0, width));
        canvas.setHeight(Math.max(0, getHeight()));
        bar.resizeRelocate(width, 0, SCROLL_BAR, getHeight());
        int columns = (int) ((width - 2 * ScreenPainter.INSET) / cells.width());
        int rows = (int) ((getHeight() - 2 * ScreenPainter.INSET) / cells.height());
        if (columns > 0 && rows > 0) {
            model.resize(columns, rows);
        }
        request();
    }

    /** Paints soon; asking often costs nothing. */
    private void request() {
        if (getScene() != null) {
            pulse.start();
        }
    }

    private final class FramePulse extends AnimationTimer {
        private long last;

        @Override
        public void handle(long now) {
            if (now - last >= BETWEEN_FRAMES_NANOS) {
                last = now;
                stop();
                paint();
            }
        }
    }

    private void paint() {
        model.painting();
        Optional<Frame> next = screen().frameSoon(back);
        if (next.isEmpty()) {
            request();
            return;
        }
        frame = next.get();
        int scrolled = frame.scrolled();
        if (scrolled > 0) {
            selection.set(selection.get().map(marked -> marked.moved(scrolled)));
            anchor = anchor.map(cell -> new Cell(cell.line() - scrolled, cell.column()));
        }
        back = -frame.top();
        showBar();
        Marks marks = new Marks(selection.get(), found, foundLength);
        painter.paint(canvas.getGraphicsContext2D(), canvas.getWidth(), canvas.getHeight(), cells, frame, marks, isFocused());
    }

    private void showBar() {
        moving = true;
        bar.setMax(frame.history());
        bar.setVisibleAmount(Math.min(frame.history(), frame.rows()));
        bar.setBlockIncrement(frame.rows());
        bar.setValue(frame.history() - back);
        bar.setVisible(frame.history() > 0);
        moving = false;
    }

    private void scrolledTo(double value) {
        if (!moving) {
            back = frame.history() - (int) Math.round(value);
            request();
        }
    }

    private void scroll(int lines) {
        back = Math.clamp(back + (long) lines, 0, frame.history());
        request();
    }

    private void wheel(ScrollEvent event) {
        int notches = (int) Math.signum(event.getDeltaY());
        if (frame.fullScreen()) {
            byte[] arrow = screen().code((notches > 0 ? KeyCode.UP : KeyCode.DOWN).getCode(), 0);
            for (int i = 0; i < LINES_A_NOTCH && arrow != null && notches != 0; i++) {
                model.type(arrow);
            }
        } else {
            scroll(notches * LINES_A_NOTCH);
        }
        event.consume();
    }

    private void pressed(KeyEvent key) {
        if (KeyBytes.leaves(key) || key.getCode().isModifierKey()) {
            return;
        }
        boolean page = key.getCode() == KeyCode.PAGE_UP || key.getCode() == KeyCode.PAGE_DOWN;
        if (key.isShiftDown() && page) {
            scroll(key.getCode() == KeyCode.PAGE_UP ? frame.rows() - 1 : 1 - frame.rows());
        } else {
            send(KeyBytes.pressed(key, screen()));
        }
        key.consume();
    }

    private void typed(KeyEvent key) {
        send(KeyBytes.typed(key));
        key.consume();
    }

    private void send(byte[] keys) {
        if (keys.length > 0) {
            model.type(keys);
            mark(Optional.empty());
            back = 0;
            request();
        }
    }

    private Cell cell(MouseEvent event) {
        int column = (int) ((event.getX() - ScreenPainter.INSET) / cells.width());
        int row = (int) Math.floor((event.getY() - ScreenPainter.INSET) / cells.height());
        return new Cell(Math.clamp(row + (long) frame.top(), -frame.history(), frame.rows() - 1), Math.clamp(column, 0, frame.columns() - 1));
    }

    private void mark(MouseEvent event) {
        requestFocus();
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        Cell at = cell(event);
        switch (event.getClickCount()) {
            case 1 -> {
                anchor = Optional.of(at);
                mark(Optional.empty());
            }
            case 2 -> mark(Optional.of(Selection.word(screen().line(at.line()), at)));
            default -> mark(Optional.of(new Selection(new Cell(at.line(), 0), new Cell(at.line(), frame.columns() - 1))));
        }
        event.consume();
    }

    private void extend(Cell to) {
        anchor.ifPresent(from -> mark(Optional.of(Selection.between(from, to))));
    }

    private void mark(Optional<Selection> marked) {
        if (!selection.get().equals(marked)) {
            selection.set(marked);
            request();
        }
    }

    ReadOnlyObjectProperty<Optional<Selection>> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    /** Returns the marked text, empty when nothing is marked. */
    String selectedText() {
        return selection.get().map(marked -> screen().text(marked.from(), marked.to())).orElse("");
    }

    void selectAll() {
        mark(Optional.of(new Selection(new Cell(-frame.history(), 0), new Cell(frame.rows() - 1, frame.columns() - 1))));
    }

    /** Shows where a text was found. */
    void found(List<Cell> places, int length) {
        found = places;
        foundLength = length;
        request();
    }

    /** Marks a found text and brings it into sight. */
    void show(Cell place, int length) {
        mark(Optional.of(new Selection(place, new Cell(place.line(), place.column() + length - 1))));
        if (place.line() < frame.top() || place.line() >= frame.top() + frame.rows()) {
            back = Math.clamp(frame.rows() / 2 - (long) place.line(), 0, frame.history());
            request();
        }
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT ? screen().text() : super.queryAccessibleAttribute(attribute, parameters);
    }

    /** Lets input methods compose letters at the cursor, as Chinese needs. */
    private final class Composing implements InputMethodRequests {

        @Override
        public Point2D getTextLocation(int offset) {
            double x = ScreenPainter.INSET + frame.cursorColumn() * cells.width();
            double y = ScreenPainter.INSET + (Math.max(0, frame.cursorRow()) + 1) * cells.height();
            Point2D place = localToScreen(x, y);
            return place == null ? Point2D.ZERO : place;
        }

        @Override
        public int getLocationOffset(int x, int y) {
            return 0;
        }

        @Override
        public void cancelLatestCommittedText() {}

        @Override
        public String getSelectedText() {
            return "";
        }
    }
}
