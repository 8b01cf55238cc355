package dev.pilothouse.ui.navigation;

import dev.pilothouse.model.Subscription;
import java.util.function.Consumer;

/**
 * What a page holds that was typed and not sent. A page says so here and nowhere else: from then on closing the window asks, the list of
 * changes shows it, and a crash brings it back. Used on the FX thread; writing happens aside, within a second.
 */
public interface UnsentEdit {

    /** For pages that are shown without a shell around them. */
    UnsentEdit NONE = new UnsentEdit() {
        @Override
        public void restore(Consumer<String> consumer) {}

        @Override
        public void keep(String text) {}

        @Override
        public void forget() {}
    };

    /** Hands over the text that was kept last for this place, also by an earlier run; not called when there is none. */
    void restore(Consumer<String> consumer);

    /** Keeps a text from which the page can go on, in whatever form the page likes; an empty one is forgotten. Cheap: may be called at every key. */
    void keep(String text);

    /** Forgets the text: it is as the cluster has it, or was thrown away. */
    void forget();

    /** Called by a review that has applied the text: forgets it and tells the page. What was typed since stays. */
    default void sent() {
        forget();
    }

    /** Calls back when a review has applied what was typed here. */
    default Subscription onSent(Runnable listener) {
        return Subscription.NONE;
    }
}
