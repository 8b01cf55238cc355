package dev.pilothouse.testing;

import dev.pilothouse.ui.navigation.UnsentEdit;
import java.util.function.Consumer;

/** What was typed and not sent, kept in memory as the window keeps it. */
public final class KeptEdit implements UnsentEdit {

    private String text = "";

    /** Returns what is kept, empty for nothing. */
    public String text() {
        return text;
    }

    @Override
    public void restore(Consumer<String> consumer) {
        if (!text.isEmpty()) {
            consumer.accept(text);
        }
    }

    @Override
    public void keep(String typed) {
        text = typed;
    }

    @Override
    public void forget() {
        text = "";
    }
}
