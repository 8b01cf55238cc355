package com.sun.glass.ui.testheadless;

import com.sun.glass.ui.Pixels;
import com.sun.glass.ui.Screen;
import com.sun.glass.ui.Window;
import java.nio.IntBuffer;
import javafx.scene.paint.Color;

/** The pixels that all windows are painted on, without scaling, at 96 dots per inch. */
final class TestScreen {

    private static final int DEPTH = 32;
    private static final int DPI = 96;

    private final int width;
    private final int height;
    private final int[] pixels;

    TestScreen(int width, int height) {
        this.width = width;
        this.height = height;
        pixels = new int[width * height];
    }

    Screen describe() {
        return new Screen(0, DEPTH, 0, 0, width, height, 0, 0, width, height, 0, 0, width, height, DPI, DPI, 1f, 1f, 1f, 1f);
    }

    /** Copies what a window painted; parts beside the screen are left out. */
    void paint(Window window, Pixels painted) {
        IntBuffer source = (IntBuffer) painted.getBuffer();
        int left = Math.max(0, -window.getX());
        int right = Math.min(painted.getWidth(), width - window.getX());
        int top = Math.max(0, -window.getY());
        int bottom = Math.min(painted.getHeight(), height - window.getY());
        for (int y = top; y < bottom && left < right; y++) {
            int target = (window.getY() + y) * width + window.getX() + left;
            source.get(y * painted.getWidth() + left, pixels, target, right - left);
        }
    }

    Color colour(int x, int y) {
        int pixel = pixels[y * width + x];
        return Color.rgb(pixel >> 16 & 0xff, pixel >> 8 & 0xff, pixel & 0xff);
    }

    void capture(int x, int y, int captureWidth, int captureHeight, int[] into) {
        for (int row = 0; row < captureHeight; row++) {
            System.arraycopy(pixels, (y + row) * width + x, into, row * captureWidth, captureWidth);
        }
    }
}
