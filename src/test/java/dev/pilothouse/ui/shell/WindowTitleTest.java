package dev.pilothouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.words.Words;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowTitleTest {

    private final Words words = new Words(Locale.ENGLISH);

    private String in(Place place) {
        return WindowTitle.text(words, Optional.of("shop-dev"), Optional.of(place));
    }

    @Test
    void saysTheClusterAndThePage() {
        assertEquals("shop-dev, Pods – Pilothouse", in(new Place.Browse(WellKnown.POD, "")));
        assertEquals("shop-dev, Overview – Pilothouse", in(new Place.Overview()));
        assertEquals("shop-dev, Several clusters – Pilothouse", in(new Place.Across(WellKnown.POD)));
        assertEquals("shop-dev, web – Pilothouse", in(new Place.EditYaml(new ResourceRef(WellKnown.POD, "shop", "web"))));
        assertEquals("shop-dev – Pilothouse", in(new Place.History()), "a page of no cluster alone");
    }

    @Test
    void withoutAClusterThereIsOnlyTheProgram() {
        assertEquals("Pilothouse", WindowTitle.text(words, Optional.empty(), Optional.of(new Place.Clusters())));
    }
}
