package dev.pilothouse.ui.detail;

import dev.pilothouse.ui.navigation.Page;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The small map above what is related: made when it is looked at first, live only while it is looked at. */
final class RelatedMap implements AutoCloseable {

    private final Supplier<Page> make;
    private final RelatedPane pane;
    private @Nullable Page page;
    private boolean looked;

    RelatedMap(Supplier<Page> make, RelatedPane pane) {
        this.make = make;
        this.pane = pane;
    }

    /** Says whether it can be seen now. */
    void look(boolean now) {
        if (now == looked) {
            return;
        }
        looked = now;
        if (now && page == null) {
            page = make.get();
            pane.crown(page.node());
        }
        if (page != null && now) {
            page.shown();
        } else if (page != null) {
            page.hidden();
        }
    }

    @Override
    public void close() {
        look(false);
        if (page != null) {
            page.close();
        }
    }
}
