package dev.pilothouse.ui.kit;

import java.util.List;

/** Keeps what was typed and not yet applied, so that neither a crash nor a lost cluster loses it. Calls block. */
public interface Drafts {

    /** Returns the names under which something is kept. */
    List<String> names();

    /** Returns the text that was kept under that name, empty when there is none. */
    String read(String name);

    /** Keeps a text; it is on disk when this returns. An empty text forgets it. */
    void keep(String name, String text);
}
