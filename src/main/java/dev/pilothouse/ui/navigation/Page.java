package dev.pilothouse.ui.navigation;

import java.util.List;
import javafx.scene.Node;

/** A screen or drawer of one feature: the only public door of its room. Made when gone to, closed when left for good. */
public interface Page extends AutoCloseable {

    /** Returns what is shown; always the same node. */
    Node node();

    /** Called when it comes on the screen, also when gone back to. Subscriptions start here. */
    default void shown() {}

    /** Called when it leaves the screen. Subscriptions that cost something stop here. */
    default void hidden() {}

    /** Returns what can be done here beside what can be done anywhere; palette, keys and their sheet read it. */
    default List<Command> commands() {
        return List.of();
    }

    /** Reads again at once what is shown, also after a lost stream. */
    default void readAgain() {}

    /** Ends everything that it holds. */
    @Override
    default void close() {}
}
