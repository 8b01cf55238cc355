package com.sun.glass.ui.testheadless;

import com.sun.glass.events.KeyEvent;
import com.sun.glass.events.MouseEvent;
import com.sun.glass.ui.Application;
import com.sun.glass.ui.GlassRobot;
import com.sun.glass.ui.Window;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;

/**
 * A pointer and a keyboard. As with a real display server, an event arrives after the call and not within it, so that a modal
 * dialog does not block whoever drives the robot.
 */
final class TestRobot extends GlassRobot {

    private final TestScreen screen;
    private final DragAndDrop drag;
    private final Keyboard keyboard = new Keyboard();
    private final Set<MouseButton> buttons = EnumSet.noneOf(MouseButton.class);
    private double x;
    private double y;
    private TestView over;
    private TestView pressed;

    TestRobot(TestScreen screen, DragAndDrop drag) {
        this.screen = screen;
        this.drag = drag;
    }

    @Override
    public void create() {}

    @Override
    public void destroy() {}

    @Override
    public void keyPress(KeyCode key) {
        keyboard.press(key);
        int modifiers = modifiers();
        char[] typed = keyboard.typedBy(key);
        Application.invokeLater(() -> {
            sendKey(KeyEvent.PRESS, key.getCode(), typed, modifiers);
            if (typed.length > 0) {
                sendKey(KeyEvent.TYPED, 0, typed, modifiers);
            }
        });
    }

    @Override
    public void keyRelease(KeyCode key) {
        keyboard.release(key);
        int modifiers = modifiers();
        Application.invokeLater(() -> sendKey(KeyEvent.RELEASE, key.getCode(), new char[0], modifiers));
    }

    private static void sendKey(int type, int code, char[] typed, int modifiers) {
        for (Window window : Window.getWindows()) {
            if (window.isFocused() && !window.isClosed() && window.getView() instanceof TestView view) {
                view.key(type, code, typed, modifiers);
                return;
            }
        }
    }

    @Override
    public double getMouseX() {
        return x;
    }

    @Override
    public double getMouseY() {
        return y;
    }

    @Override
    public void mouseMove(double newX, double newY) {
        x = newX;
        y = newY;
        Point at = pointer();
        int modifiers = modifiers();
        MouseButton held = buttons.isEmpty() ? MouseButton.NONE : buttons.iterator().next();
        Application.invokeLater(() -> {
            TestView under = viewAt(at);
            if (drag.isUnderWay()) {
                drag.move(under, at);
                return;
            }
            crossInto(under, at, modifiers);
            TestView receiver = held != MouseButton.NONE && isPressedShown() ? pressed : under;
            if (receiver != null) {
                receiver.mouse(held == MouseButton.NONE ? MouseEvent.MOVE : MouseEvent.DRAG, code(held), at, modifiers, false);
            }
        });
    }

    @Override
    public void mousePress(MouseButton... pressedButtons) {
        for (MouseButton button : pressedButtons) {
            buttons.add(button);
            Point at = pointer();
            int modifiers = modifiers();
            Application.invokeLater(() -> press(button, at, modifiers));
        }
    }

    private void press(MouseButton button, Point at, int modifiers) {
        TestView under = viewAt(at);
        crossInto(under, at, modifiers);
        pressed = under;
        if (under == null) {
            return;
        }
        if (under.getWindow() instanceof TestWindow window) {
            window.focusByClick();
        }
        boolean popupTrigger = button == MouseButton.SECONDARY;
        under.mouse(MouseEvent.DOWN, code(button), at, modifiers, popupTrigger);
        if (popupTrigger) {
            under.contextMenu(at);
        }
    }

    @Override
    public void mouseRelease(MouseButton... releasedButtons) {
        for (MouseButton button : releasedButtons) {
            if (buttons.remove(button)) {
                Point at = pointer();
                int modifiers = modifiers();
                boolean last = buttons.isEmpty();
                Application.invokeLater(() -> release(button, at, modifiers, last));
            }
        }
    }

    private void release(MouseButton button, Point at, int modifiers, boolean last) {
        if (drag.isUnderWay()) {
            drag.drop(viewAt(at), at);
            return;
        }
        TestView receiver = isPressedShown() ? pressed : viewAt(at);
        if (receiver != null) {
            receiver.mouse(MouseEvent.UP, code(button), at, modifiers, false);
        }
        if (last) {
            pressed = null;
        }
    }

    @Override
    public void mouseWheel(int amount) {
        Point at = pointer();
        int modifiers = modifiers();
        Application.invokeLater(() -> {
            TestView under = viewAt(at);
            for (int line = 0; under != null && line < Math.abs(amount); line++) {
                under.scroll(at, -Integer.signum(amount), modifiers);
            }
        });
    }

    @Override
    public Color getPixelColor(double atX, double atY) {
        return screen.colour((int) atX, (int) atY);
    }

    @Override
    public void getScreenCapture(int fromX, int fromY, int width, int height, int[] data, boolean scaleToFit) {
        screen.capture(fromX, fromY, width, height, data);
    }

    private Point pointer() {
        return new Point((int) x, (int) y);
    }

    private boolean isPressedShown() {
        return pressed != null && pressed.isShown();
    }

    private void crossInto(TestView under, Point at, int modifiers) {
        if (under == over) {
            return;
        }
        if (over != null && over.isShown()) {
            over.mouse(MouseEvent.EXIT, MouseEvent.BUTTON_NONE, at, modifiers, false);
        }
        over = under;
        if (under != null) {
            under.mouse(MouseEvent.ENTER, MouseEvent.BUTTON_NONE, at, modifiers, false);
        }
    }

    private static TestView viewAt(Point at) {
        List<Window> windows = Window.getWindows();
        for (Window window : windows.reversed()) {
            boolean open = !window.isClosed() && window.isVisible() && !window.isMinimized() && window.isEnabled();
            if (open && contains(window, at) && window.getView() instanceof TestView view) {
                return view;
            }
        }
        return null;
    }

    private static boolean contains(Window window, Point at) {
        return at.x() >= window.getX()
                && at.x() < window.getX() + window.getWidth()
                && at.y() >= window.getY()
                && at.y() < window.getY() + window.getHeight();
    }

    private int modifiers() {
        int held = keyboard.modifiers();
        for (MouseButton button : buttons) {
            held |= switch (button) {
                case PRIMARY -> KeyEvent.MODIFIER_BUTTON_PRIMARY;
                case SECONDARY -> KeyEvent.MODIFIER_BUTTON_SECONDARY;
                case MIDDLE -> KeyEvent.MODIFIER_BUTTON_MIDDLE;
                case BACK, FORWARD, NONE -> 0;
            };
        }
        return held;
    }

    private static int code(MouseButton button) {
        return switch (button) {
            case NONE -> MouseEvent.BUTTON_NONE;
            case PRIMARY -> MouseEvent.BUTTON_LEFT;
            case MIDDLE -> MouseEvent.BUTTON_OTHER;
            case SECONDARY -> MouseEvent.BUTTON_RIGHT;
            case BACK -> MouseEvent.BUTTON_BACK;
            case FORWARD -> MouseEvent.BUTTON_FORWARD;
        };
    }
}
