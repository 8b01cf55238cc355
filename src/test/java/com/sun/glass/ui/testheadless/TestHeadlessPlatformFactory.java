package com.sun.glass.ui.testheadless;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Clipboard;
import com.sun.glass.ui.delegate.ClipboardDelegate;
import com.sun.glass.ui.headless.HeadlessPlatformFactory;

/** The door by which JavaFX comes in; it makes one screen, one pointer and one drag for all that follows. */
public final class TestHeadlessPlatformFactory extends HeadlessPlatformFactory {

    private final TestScreen screen =
            new TestScreen(Integer.getInteger("testheadless.width", 1920), Integer.getInteger("testheadless.height", 1200));
    private final DragAndDrop drag = new DragAndDrop();

    @Override
    public Application createApplication() {
        return new TestApplication(screen, drag);
    }

    @Override
    public ClipboardDelegate createClipboardDelegate() {
        ClipboardDelegate plain = super.createClipboardDelegate();
        return name -> Clipboard.DND.equals(name) ? drag.newClipboard() : plain.createClipboard(name);
    }
}
