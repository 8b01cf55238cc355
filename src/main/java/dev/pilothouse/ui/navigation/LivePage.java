package dev.pilothouse.ui.navigation;

/** A page whose view model keeps up to date what is shown, for as long as it is on the screen and no longer. */
public interface LivePage extends Page {

    /** What stands behind such a page. */
    interface Model extends AutoCloseable {

        /** The page came on the screen: reads, and follows what changes. */
        void start();

        /** The page left the screen: follows no longer; what is shown stays. */
        void stop();

        /** Reads all anew. */
        default void again() {}

        @Override
        void close();
    }

    /** Returns what stands behind this page; always the same. */
    Model model();

    @Override
    default void shown() {
        model().start();
    }

    @Override
    default void hidden() {
        model().stop();
    }

    @Override
    default void readAgain() {
        model().again();
    }

    @Override
    default void close() {
        model().close();
    }
}
