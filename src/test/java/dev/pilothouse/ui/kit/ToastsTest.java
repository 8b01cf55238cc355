package dev.pilothouse.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.pilothouse.testing.ScreenTest;
import org.junit.jupiter.api.Test;

class ToastsTest extends ScreenTest {

    @Test
    void aHintIsGivenOnceHoweverOftenItIsAskedFor() {
        Toasts toasts = fx(() -> new Toasts(bridge, language));
        fxRun(() -> {
            toasts.hint(language.text("browse.off.nothing"));
            toasts.hint(language.text("browse.off.nothing"));
            toasts.show(language.text("kit.close"));
            toasts.show(language.text("kit.close"));
            toasts.hint(language.text("browse.off.nothing"));
        });
        assertEquals(3, fx(() -> toasts.lookupAll(".toast").size()), "two receipts are two");
        assertNull(fx(() -> toasts.lookup(".toasts-more")));
    }
}
