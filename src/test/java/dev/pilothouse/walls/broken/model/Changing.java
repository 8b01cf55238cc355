package dev.pilothouse.walls.broken.model;

/** A value that changes. */
public final class Changing {

    private int count;

    public int next() {
        return ++count;
    }
}
