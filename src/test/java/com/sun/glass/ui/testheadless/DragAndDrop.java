package com.sun.glass.ui.testheadless;

import com.sun.glass.ui.Clipboard;
import com.sun.glass.ui.SystemClipboard;
import java.util.HashMap;
import javafx.application.Platform;

/** The drag that is under way, if any: the source waits in a nested event loop while the robot moves and drops. */
final class DragAndDrop {

    private DragClipboard clipboard;

    Clipboard newClipboard() {
        clipboard = new DragClipboard();
        return clipboard;
    }

    boolean isUnderWay() {
        return clipboard != null && clipboard.loop != null;
    }

    void move(TestView over, Point at) {
        clipboard.move(over, at);
    }

    void drop(TestView over, Point at) {
        clipboard.drop(over, at);
    }

    private static final class DragClipboard extends SystemClipboard {

        private Object loop;
        private int offered;
        private TestView target;
        private int accepted;

        DragClipboard() {
            super(Clipboard.DND);
        }

        void move(TestView over, Point at) {
            if (over != target) {
                if (target != null) {
                    target.dragLeave();
                }
                target = over;
                if (over != null) {
                    accepted = over.dragEnter(at, preferred());
                }
            }
            if (over != null) {
                accepted = over.dragOver(at, preferred());
            }
        }

        void drop(TestView over, Point at) {
            move(over, at);
            int done = Clipboard.ACTION_NONE;
            if (over != null && accepted != Clipboard.ACTION_NONE) {
                done = over.dragDrop(at, accepted);
            } else if (target != null) {
                target.dragLeave();
            }
            target = null;
            Object ended = loop;
            loop = null;
            Platform.exitNestedEventLoop(ended, done);
        }

        private int preferred() {
            return (offered & Clipboard.ACTION_COPY) != 0 ? Clipboard.ACTION_COPY : offered & -offered;
        }

        @Override
        protected boolean isOwner() {
            return true;
        }

        @Override
        protected void pushToSystem(HashMap<String, Object> data, int supportedActions) {
            offered = supportedActions;
            loop = new Object();
            actionPerformed((Integer) Platform.enterNestedEventLoop(loop));
        }

        @Override
        protected void pushTargetActionToSystem(int action) {}

        @Override
        protected Object popFromSystem(String mimeType) {
            return null;
        }

        @Override
        protected int supportedSourceActionsFromSystem() {
            return offered;
        }

        @Override
        protected String[] mimesFromSystem() {
            return new String[0];
        }
    }
}
