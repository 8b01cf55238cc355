package dev.pilothouse.ui.shell;

import dev.pilothouse.ui.navigation.Page;
import dev.pilothouse.ui.navigation.Place;
import java.util.function.Function;

/** Pages that are named after the navigator was made: pages need the navigator, and the navigator needs the pages. */
final class LazyPages implements Function<Place, Page> {

    private Function<Place, Page> pages = place -> {
        throw new IllegalStateException("No pages yet");
    };

    void use(Function<Place, Page> made) {
        pages = made;
    }

    @Override
    public Page apply(Place place) {
        return pages.apply(place);
    }
}
