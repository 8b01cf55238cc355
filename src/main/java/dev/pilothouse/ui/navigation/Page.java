package dev.pilothouse.ui.navigation;

import javafx.scene.Node;

/** A screen or drawer of one feature: the only public door of its room. Made when gone to, closed when left for good. */
public interface Page extends AutoCloseable {

    /** Returns what is shown; always the same node. */
    Node node();

    /** Called when it comes on the screen, also when gone back to. Subscriptions start here. */
    default void shown() {}

    /** Called when it leaves the screen. Subscriptions that cost something stop here. */
    default void hidden() {}

    /** Ends everything that it holds. */
    @Override
    default void close() {}
}
