package com.sun.glass.ui.testheadless;

import com.sun.glass.events.WindowEvent;
import com.sun.glass.ui.Window;
import java.util.ArrayList;
import java.util.List;

/** Which window had the focus before which, so that one window at most has it and a closed one gives it back. */
final class FocusOrder {

    private final List<TestWindow> order = new ArrayList<>();

    void gain(TestWindow window) {
        for (TestWindow other : List.copyOf(order)) {
            if (other != window && other.isFocused()) {
                other.tellFocus(WindowEvent.FOCUS_LOST);
            }
        }
        order.remove(window);
        order.add(window);
    }

    void giveBack(TestWindow window) {
        order.remove(window);
        if (window.isFocused()) {
            window.tellFocus(WindowEvent.FOCUS_LOST);
        }
        if (order.isEmpty() || order.stream().anyMatch(Window::isFocused)) {
            return;
        }
        TestWindow last = order.getLast();
        if (!last.isClosed() && last.isVisible()) {
            last.tellFocus(WindowEvent.FOCUS_GAINED);
        }
    }
}
