package com.sun.glass.ui.testheadless;

import com.sun.glass.events.WindowEvent;
import com.sun.glass.ui.Screen;
import com.sun.glass.ui.Window;
import com.sun.glass.ui.headless.HeadlessWindow;
import com.sun.glass.ui.headless.HeadlessWindowManager;
import java.nio.ByteBuffer;

/** A window that takes the focus from the others, keeps to its size limits and may lie anywhere. */
final class TestWindow extends HeadlessWindow {

    private final FocusOrder focus;
    private boolean focusable = true;
    private int minWidth;
    private int minHeight;
    private int maxWidth = Integer.MAX_VALUE;
    private int maxHeight = Integer.MAX_VALUE;

    TestWindow(Window owner, Screen screen, int styleMask, FocusOrder focus) {
        super(new HeadlessWindowManager(), owner, screen, ByteBuffer.allocate(0), styleMask);
        this.focus = focus;
    }

    void tellFocus(int event) {
        notifyFocus(event);
    }

    /** Takes the focus as a click does, if this kind of window may have it. */
    void focusByClick() {
        if (focusable && !isFocused()) {
            requestFocus();
        }
    }

    @Override
    protected boolean _requestFocus(long pointer, int event) {
        if (!focusable) {
            return false;
        }
        if (event != WindowEvent.FOCUS_LOST) {
            focus.gain(this);
        }
        notifyFocus(event);
        return isFocused();
    }

    @Override
    protected void _setFocusable(long pointer, boolean isFocusable) {
        focusable = isFocusable;
    }

    @Override
    protected boolean _setVisible(long pointer, boolean visible) {
        if (!visible) {
            focus.giveBack(this);
        }
        return super._setVisible(pointer, visible);
    }

    @Override
    protected boolean _close(long pointer) {
        focus.giveBack(this);
        return super._close(pointer);
    }

    @Override
    protected boolean _setMinimumSize(long pointer, int width, int height) {
        minWidth = width;
        minHeight = height;
        return true;
    }

    @Override
    protected boolean _setMaximumSize(long pointer, int width, int height) {
        maxWidth = width < 0 ? Integer.MAX_VALUE : width;
        maxHeight = height < 0 ? Integer.MAX_VALUE : height;
        return true;
    }

    @Override
    protected void _setBounds(
            long pointer, int x, int y, boolean xSet, boolean ySet, int width, int height, int contentWidth, int contentHeight,
            float xGravity, float yGravity) {
        int newWidth = Math.clamp(firstPositive(width, contentWidth, getWidth()), minWidth, Math.max(minWidth, maxWidth));
        int newHeight = Math.clamp(firstPositive(height, contentHeight, getHeight()), minHeight, Math.max(minHeight, maxHeight));
        notifyResize(WindowEvent.RESIZE, newWidth, newHeight);
        if (getView() instanceof TestView view) {
            view.resized(newWidth, newHeight);
        }
        int newX = xSet ? x : getX();
        int newY = ySet ? y : getY();
        if (newX != getX() || newY != getY()) {
            notifyMove(newX, newY);
        }
    }

    private static int firstPositive(int first, int second, int otherwise) {
        if (first > 0) {
            return first;
        }
        return second > 0 ? second : otherwise;
    }

    @Override
    protected void _toFront(long pointer) {
        remove(this);
        add(this);
    }
}
