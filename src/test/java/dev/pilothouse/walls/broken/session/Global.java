package dev.pilothouse.walls.broken.session;

import java.util.concurrent.atomic.AtomicInteger;

/** State that everybody shares. */
final class Global {

    static int mutable;
    static final AtomicInteger HOLDER = new AtomicInteger();
    private static final Global ONLY = new Global();

    static Global getInstance() {
        return ONLY;
    }
}
