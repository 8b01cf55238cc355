package com.sun.glass.ui.testheadless;

/** A place on the screen, in pixels. */
record Point(int x, int y) {}
