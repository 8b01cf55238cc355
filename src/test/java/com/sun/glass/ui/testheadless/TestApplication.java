package com.sun.glass.ui.testheadless;

import com.sun.glass.events.KeyEvent;
import com.sun.glass.ui.GlassRobot;
import com.sun.glass.ui.Screen;
import com.sun.glass.ui.View;
import com.sun.glass.ui.Window;
import com.sun.glass.ui.headless.HeadlessApplication;

/** Makes windows, views and robots that share one screen. */
final class TestApplication extends HeadlessApplication {

    private final TestScreen screen;
    private final Screen[] screens;
    private final DragAndDrop drag;
    private final FocusOrder focus = new FocusOrder();

    TestApplication(TestScreen screen, DragAndDrop drag) {
        this.screen = screen;
        screens = new Screen[] {screen.describe()};
        this.drag = drag;
    }

    @Override
    protected Screen[] staticScreen_getScreens() {
        super.staticScreen_getScreens();
        return screens.clone();
    }

    @Override
    public Window createWindow(Window owner, Screen on, int styleMask) {
        return new TestWindow(owner, on, styleMask, focus);
    }

    @Override
    public View createView() {
        return new TestView(screen);
    }

    @Override
    public GlassRobot createRobot() {
        return new TestRobot(screen, drag);
    }

    @Override
    protected boolean _supportsTransparentWindows() {
        return true;
    }

    @Override
    protected int _getKeyCodeForChar(char c, int hint) {
        return KeyEvent.VK_UNDEFINED;
    }
}
