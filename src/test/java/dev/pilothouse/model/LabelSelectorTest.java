package dev.pilothouse.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSelectorTest {

    private final Labels labels = Labels.of(Map.of("app", "web", "tier", "front"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "app=web | true", "app==web | true", "app!=web | false", "app=web,tier=front | true", "app in (web, db) | true",
        "app notin (web) | false", "missing notin (x) | true", "missing!=x | true", "app | true", "!app | false", "!missing | true",
        "app in (db),tier | false", "app in (web,web) | true"
    })
    void selectsAsKubernetesDoes(String selector, boolean selected) {
        assertEquals(selected, LabelSelector.parse(selector).orElseThrow().matches(labels));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "app=web", "app!=web", "app in (db,web)", "app notin (db,web)", "app", "!app", "app=web,!tier,zone in (a,b)"})
    void readsWhatItWrites(String selector) {
        assertEquals(selector, LabelSelector.parse(selector).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"app=web,", ",app", "app in web", "app in (", "=web", "a=b c"})
    void isNothingElse(String text) {
        assertTrue(LabelSelector.parse(text).isEmpty(), text);
    }

    @Property
    void neverFailsOnAnyText(@ForAll String text) {
        LabelSelector.parse(text).ifPresent(selector -> selector.matches(labels));
    }
}
