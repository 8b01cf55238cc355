package dev.pilothouse.ui.navigation;

/** Takes the person to a place; the shell knows how. */
public interface Navigator {

    void go(Place place);

    /** Closes the drawer that is on top, if any. */
    void closeDrawer();
}
