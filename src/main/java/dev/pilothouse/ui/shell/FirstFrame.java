package dev.pilothouse.ui.shell;

import dev.pilothouse.ui.kit.Fx;
import javafx.application.Platform;
import javafx.scene.Scene;

/** Runs something once the first frame of a scene was painted: at its second pulse, which waits for the renderer. */
final class FirstFrame {

    private final Scene scene;
    private final Fx fx;
    private final Runnable then;
    private final Runnable listener = this::pulse;
    private int pulses;

    private FirstFrame(Scene scene, Fx fx, Runnable then) {
        this.scene = scene;
        this.fx = fx;
        this.then = then;
    }

    static void of(Scene scene, Fx fx, Runnable then) {
        FirstFrame frame = new FirstFrame(scene, fx, then);
        scene.addPreLayoutPulseListener(frame.listener);
        Platform.requestNextPulse();
    }

    private void pulse() {
        pulses++;
        if (pulses == 2) {
            scene.removePreLayoutPulseListener(listener);
            fx.later(then);
        } else {
            Platform.requestNextPulse();
        }
    }
}
