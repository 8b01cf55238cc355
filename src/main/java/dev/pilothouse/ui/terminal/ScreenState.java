package dev.pilothouse.ui.terminal;

import com.techsenger.jeditermfx.core.CursorShape;
import com.techsenger.jeditermfx.core.TerminalDisplay;
import com.techsenger.jeditermfx.core.emulator.mouse.MouseFormat;
import com.techsenger.jeditermfx.core.emulator.mouse.MouseMode;
import com.techsenger.jeditermfx.core.model.TerminalSelection;
import org.jspecify.annotations.Nullable;

/** What the emulator tells of its screen beside the text. It has no title, no bell, no shapes of cursors and no mouse. */
final class ScreenState implements TerminalDisplay {

    private volatile boolean cursorVisible = true;
    private volatile boolean bracketsPastes;
    private int scrolled;

    boolean cursorVisible() {
        return cursorVisible;
    }

    boolean bracketsPastes() {
        return bracketsPastes;
    }

    synchronized int takeScrolled() {
        int lines = scrolled;
        scrolled = 0;
        return lines;
    }

    @Override
    public void setCursor(int x, int y) {}

    @Override
    public void setCursorShape(@Nullable CursorShape shape) {}

    @Override
    public void beep() {}

    @Override
    public synchronized void scrollArea(int top, int size, int by) {
        if (by < 0 && top == 1) {
            scrolled -= by;
        }
    }

    @Override
    public void setCursorVisible(boolean visible) {
        cursorVisible = visible;
    }

    @Override
    public void useAlternateScreenBuffer(boolean alternate) {}

    @Override
    public String getWindowTitle() {
        return "";
    }

    @Override
    public void setWindowTitle(String title) {}

    @Override
    public @Nullable TerminalSelection getSelection() {
        return null;
    }

    @Override
    public void terminalMouseModeSet(MouseMode mode) {}

    @Override
    public void setMouseFormat(MouseFormat format) {}

    @Override
    public boolean ambiguousCharsAreDoubleWidth() {
        return false;
    }

    @Override
    public void setBracketedPasteMode(boolean enabled) {
        bracketsPastes = enabled;
    }
}
