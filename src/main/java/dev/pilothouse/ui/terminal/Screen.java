package dev.pilothouse.ui.terminal;

import com.techsenger.jeditermfx.core.ArrayTerminalDataStream;
import com.techsenger.jeditermfx.core.RequestOrigin;
import com.techsenger.jeditermfx.core.StyledTextConsumer;
import com.techsenger.jeditermfx.core.TextStyle;
import com.techsenger.jeditermfx.core.compatibility.Point;
import com.techsenger.jeditermfx.core.emulator.JediEmulator;
import com.techsenger.jeditermfx.core.model.CharBuffer;
import com.techsenger.jeditermfx.core.model.JediTerminal;
import com.techsenger.jeditermfx.core.model.SelectionUtil;
import com.techsenger.jeditermfx.core.model.StyleState;
import com.techsenger.jeditermfx.core.model.TerminalTextBuffer;
import com.techsenger.jeditermfx.core.util.TermSize;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The screen of a terminal and what has been scrolled out of it, written by a stream and painted by frames.
 *
 * <p>Whoever writes waits until it is drawn, so that a container is not faster than its terminal. Writing is cut into slices and the
 * lock is fair: a frame never waits longer than for one slice, however much is written.
 */
final class Screen extends OutputStream {

    /** How many lines that have been scrolled out are kept. */
    static final int HISTORY = 10_000;

    private static final int SLICE = 1_024;
    private static final long PATIENCE_MILLIS = 8;
    private static final int MOST_MATCHES = 10_000;
    private static final int NARROWEST = 5;
    private static final int LOWEST = 2;

    /** A place in the text: lines that have been scrolled out have negative numbers. */
    record Cell(int line, int column) {}

    private static final Logger LOG = LoggerFactory.getLogger(Screen.class);

    private final ReentrantLock gate = new ReentrantLock(true);
    private final Utf8 utf8 = new Utf8();
    private final StreamFilter filter = new StreamFilter();
    private final boolean lineFeedsOnly;
    private final Runnable changed;
    private final ScreenState state = new ScreenState();
    private final TerminalTextBuffer buffer;
    private final MuteTerminal terminal;

    /**
     * @param lineFeedsOnly whether lines end without a carriage return, as programs without a terminal write them
     * @param changed called on the writer's thread after each piece
     */
    Screen(int columns, int rows, boolean lineFeedsOnly, Runnable changed) {
        this.lineFeedsOnly = lineFeedsOnly;
        this.changed = changed;
        StyleState style = new StyleState();
        buffer = new TerminalTextBuffer(columns, rows, style, HISTORY, null);
        terminal = new MuteTerminal(state, buffer, style);
    }

    /** A terminal that says nothing to whoever writes on it, even if a question should come through the filter. */
    private static final class MuteTerminal extends JediTerminal {
        MuteTerminal(ScreenState state, TerminalTextBuffer buffer, StyleState style) {
            super(state, buffer, style);
        }

        @Override
        public void deviceStatusReport(String report) {}

        @Override
        public void deviceAttributes(byte[] attributes) {}

        @Override
        public void setWindowTitle(String title) {}

        @Override
        public void linePositionAbsolute(int line) {
            super.linePositionAbsolute(Math.clamp(line, 1, getTerminalHeight()));
        }

        /** Passes over margins that are not on the screen or hold less than two lines, as xterm does. */
        @Override
        public void setScrollingRegion(int top, int bottom) {
            int last = Math.min(bottom, getTerminalHeight());
            if (top < last) {
                super.setScrollingRegion(top, last);
            }
        }
    }

    @Override
    public void write(int unit) throws IOException {
        write(new byte[] {(byte) unit}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        var letters = utf8.decode(bytes, offset, length);
        char[] piece = new char[SLICE];
        while (letters.hasRemaining()) {
            int count = Math.min(SLICE, letters.remaining());
            letters.get(piece, 0, count);
            draw(filter.filter(piece, count));
        }
        changed.run();
    }

    private void draw(char[] harmless) throws IOException {
        char[] text = lineFeedsOnly ? new String(harmless).replace("\n", "\r\n").toCharArray() : harmless;
        gate.lock();
        try {
            JediEmulator emulator = new JediEmulator(new ArrayTerminalDataStream(text), terminal);
            while (emulator.hasNext()) {
                emulator.next();
            }
        } catch (RuntimeException e) {
            LOG.debug("The emulator could not draw a piece", e); // the next piece may be drawn again
        } finally {
            onScreen();
            gate.unlock();
        }
    }

    /** The emulator lets a cursor out of the screen that it later cannot find. */
    private void onScreen() {
        if (terminal.getY() < 1) {
            toFirstRow();
        }
        if (terminal.getX() < 0) {
            terminal.setX(1);
        }
    }

    private void toFirstRow() {
        try {
            terminal.setY(1);
        } catch (IndexOutOfBoundsException e) {
            terminal.setX(1); // the row begins with the second half of a wide letter
        }
    }

    void resize(int columns, int rows) {
        TermSize size = new TermSize(Math.max(NARROWEST, columns), Math.max(LOWEST, rows));
        locked(() -> {
            try {
                terminal.resize(size, RequestOrigin.User);
            } catch (IndexOutOfBoundsException e) {
                LOG.debug("The emulator could not wrap the lines around its cursor", e);
                terminal.cursorPosition(1, buffer.isUsingAlternateBuffer() ? 1 : terminal.getY());
                terminal.resize(size, RequestOrigin.User);
            }
            onScreen();
            return true;
        });
        changed.run();
    }

    /** Forgets what has been scrolled out and all above the line of the cursor. */
    void clear() {
        locked(() -> {
            if (!buffer.isUsingAlternateBuffer()) {
                int row = Math.max(1, terminal.getY());
                buffer.clearHistory();
                if (row > 1) {
                    terminal.scrollUp(row - 1);
                    buffer.clearHistory();
                    toFirstRow();
                }
            }
            return true;
        });
        changed.run();
    }

    /**
     * Returns what is seen.
     *
     * @param back how many lines up from the end
     */
    Frame frame(int back) {
        return locked(() -> seen(back));
    }

    /** Returns the same, or nothing when whoever writes does not let go soon: the thread of the window never waits long. */
    Optional<Frame> frameSoon(int back) {
        try {
            if (!gate.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(seen(back));
        } finally {
            gate.unlock();
        }
    }

    private Frame seen(int back) {
        int history = buffer.getHistoryLinesCount();
        int scrolled = state.takeScrolled();
        int top = -Math.clamp(back == 0 ? 0 : (long) back + scrolled, 0, history); // who looks back goes on seeing the same lines
        List<Frame.Run> runs = new ArrayList<>();
        buffer.processHistoryAndScreenLines(top, buffer.getHeight(), new Runs(runs));
        int row = terminal.getY() - 1 - top;
        boolean seen = state.cursorVisible() && row >= 0 && row < buffer.getHeight();
        return new Frame(
                buffer.getWidth(), buffer.getHeight(), top, history, scrolled, runs, Math.min(terminal.getX(), buffer.getWidth() - 1), seen ? row : -1,
                buffer.isUsingAlternateBuffer());
    }

    private record Runs(List<Frame.Run> runs) implements StyledTextConsumer {

        @Override
        public void consume(int x, int y, TextStyle style, CharBuffer characters, int startRow) {
            runs.add(new Frame.Run(x, y - startRow, characters.toString(), style));
        }

        @Override
        public void consumeNul(int x, int y, int nulIndex, @Nullable TextStyle style, CharBuffer characters, int startRow) {
            if (style != null && style.getBackground() != null) { // lines that were never written have none
                runs.add(new Frame.Run(x, y - startRow, " ".repeat(characters.length()), style));
            }
        }

        @Override
        public void consumeQueue(int x, int y, int nulIndex, int startRow) {
            // blank
        }
    }

    /** Returns the bytes of a key that is no letter, as the program wants them now; null for a letter. */
    byte @Nullable [] code(int key, int modifiers) {
        gate.lock();
        try {
            return terminal.getCodeForKey(key, modifiers);
        } finally {
            gate.unlock();
        }
    }

    /** Tells whether the program wants to know where a paste begins and ends. */
    boolean bracketsPastes() {
        return state.bracketsPastes();
    }

    /** Tells whether a program has the whole screen, as editors do. */
    boolean fullScreen() {
        return locked(buffer::isUsingAlternateBuffer);
    }

    /** Returns the text between two cells, both inclusive, without the blanks at the ends of lines. */
    String text(Cell from, Cell to) {
        return locked(() -> SelectionUtil.getSelectedText(
                new Point(from.column(), from.line()), new Point(to.column() + 1, to.line()), buffer));
    }

    /** Returns the lines on the screen. */
    String text() {
        return locked(() -> buffer.getScreenLines()).replace(String.valueOf(Frame.WIDE), "");
    }

    /** Returns one line, one character a cell. */
    String line(int line) {
        return locked(() -> buffer.getLine(line).getText());
    }

    /** Returns where a text begins, in all lines, without regard to case. */
    List<Cell> find(String wanted) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        List<Cell> found = new ArrayList<>();
        if (lower.isEmpty()) {
            return found;
        }
        return locked(() -> {
            for (int line = -buffer.getHistoryLinesCount(); line < buffer.getHeight() && found.size() < MOST_MATCHES; line++) {
                String text = buffer.getLine(line).getText().toLowerCase(Locale.ROOT);
                for (int at = text.indexOf(lower); at >= 0; at = text.indexOf(lower, at + lower.length())) {
                    found.add(new Cell(line, at));
                }
            }
            return found;
        });
    }

    private <T> T locked(Supplier<T> work) {
        gate.lock();
        try {
            return work.get();
        } finally {
            gate.unlock();
        }
    }
}
