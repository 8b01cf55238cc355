package dev.pilothouse.testing;

import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;

/** For screens by themselves: there is nowhere else to go. */
public record Nowhere() implements Navigator {

    @Override
    public void go(Place place) {}

    @Override
    public void closeDrawer() {}
}
