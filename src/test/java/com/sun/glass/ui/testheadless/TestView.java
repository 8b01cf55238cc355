package com.sun.glass.ui.testheadless;

import com.sun.glass.ui.Pixels;
import com.sun.glass.ui.Window;
import com.sun.glass.ui.headless.HeadlessView;

/** The content of a window: paints on the screen, and takes events in screen coordinates. */
final class TestView extends HeadlessView {

    private static final int PIXELS_PER_LINE = 40;

    private final TestScreen screen;

    TestView(TestScreen screen) {
        this.screen = screen;
    }

    @Override
    protected void _uploadPixels(long pointer, Pixels pixels) {
        Window window = getWindow();
        if (window != null) {
            screen.paint(window, pixels);
        }
    }

    boolean isShown() {
        return getWindow() != null;
    }

    void mouse(int type, int button, Point at, int modifiers, boolean popupTrigger) {
        Window window = getWindow();
        if (window != null) {
            notifyMouse(type, button, at.x() - window.getX(), at.y() - window.getY(), at.x(), at.y(), modifiers, popupTrigger, false);
        }
    }

    void contextMenu(Point at) {
        Window window = getWindow();
        if (window != null) {
            notifyMenu(at.x() - window.getX(), at.y() - window.getY(), at.x(), at.y(), false);
        }
    }

    void scroll(Point at, double lines, int modifiers) {
        Window window = getWindow();
        if (window != null) {
            notifyScroll(
                    at.x() - window.getX(), at.y() - window.getY(), at.x(), at.y(),
                    0, lines, modifiers, 0, 0, 0, 0, PIXELS_PER_LINE, PIXELS_PER_LINE);
        }
    }

    void key(int type, int code, char[] characters, int modifiers) {
        notifyKey(type, code, characters, modifiers);
    }

    void resized(int width, int height) {
        notifyResize(width, height);
    }

    int dragEnter(Point at, int action) {
        return notifyDragEnter(at.x() - getWindow().getX(), at.y() - getWindow().getY(), at.x(), at.y(), action);
    }

    int dragOver(Point at, int action) {
        return notifyDragOver(at.x() - getWindow().getX(), at.y() - getWindow().getY(), at.x(), at.y(), action);
    }

    void dragLeave() {
        notifyDragLeave();
    }

    int dragDrop(Point at, int action) {
        return notifyDragDrop(at.x() - getWindow().getX(), at.y() - getWindow().getY(), at.x(), at.y(), action);
    }
}
