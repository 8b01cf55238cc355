package dev.pilothouse.ui.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchTest {

    @ParameterizedTest
    @CsvSource({
        "pay, payments, prepay-old",
        "sc pay, Scale payments, Describe pay scales",
        "np, Network policies, input pins",
        "hpa, hpa, HorizontalPodAutoscaler",
        "cm, ConfigMap, comment",
        "dep, Deployments, independent"
    })
    void prefersTheBetterFit(String query, String better, String worse) {
        int first = Match.of(query, better).orElseThrow().score();
        int second = Match.of(query, worse).map(Match::score).orElse(Integer.MIN_VALUE);
        assertTrue(first > second, () -> better + " " + first + ", " + worse + " " + second);
    }

    @Test
    void showsWhichLettersMatched() {
        assertEquals(List.of(0, 1, 6, 7, 8), Match.of("sc pay", "Scale payments").orElseThrow().positions());
        assertEquals(List.of(0, 6), Match.of("cm", "ConfigMap").orElseThrow().positions());
    }

    @Test
    void refusesWhenALetterIsMissing() {
        assertTrue(Match.of("podz", "Pods").isEmpty());
        assertEquals(Match.ANYTHING, Match.of("  ", "Pods").orElseThrow());
    }

    @Test
    void findsChineseTitles() {
        assertTrue(Match.of("设置", "打开设置").isPresent());
    }
}
