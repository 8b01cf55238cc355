package dev.pilothouse.ui.kit;

import java.net.URL;

/** Finds the style sheet of a part, for parts that bring their own. Sheets never hold colours, so they are the same in both themes. */
public final class Stylesheet {

    private Stylesheet() {}

    /** Returns the address of a sheet by its file name. */
    public static String of(String name) {
        URL found = Stylesheet.class.getResource("/dev/pilothouse/ui/css/" + name);
        if (found == null) {
            throw new IllegalStateException("There is no style sheet " + name);
        }
        return found.toExternalForm();
    }
}
