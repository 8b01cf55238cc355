package dev.pilothouse.ui.topology;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** Moves boxes to their new places, once and quickly; at once for whoever wants no motion. */
final class Gliding {

    private static final double NANOS = 200e6;

    private final Runnable repaint;
    private Glide now = Glide.OVER;
    private long since;

    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long nanos) {
            step(nanos);
        }
    };

    Gliding(Runnable repaint) {
        this.repaint = repaint;
    }

    Glide now() {
        return now;
    }

    void start(Sheet from) {
        if (Platform.getPreferences().isReducedMotion()) {
            return;
        }
        now = new Glide(from, 0);
        since = 0;
        timer.start();
    }

    private void step(long nanos) {
        since = since == 0 ? nanos : since;
        now = new Glide(now.from(), (nanos - since) / NANOS);
        if (now.isOver()) {
            now = Glide.OVER;
            timer.stop();
        }
        repaint.run();
    }
}
