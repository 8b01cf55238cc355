package dev.pilothouse.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Kind;
import dev.pilothouse.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngineColumnTitlesTest {

    static Stream<Kind> kinds() {
        return Stream.of(EngineKinds.CONTAINER, EngineKinds.IMAGE, EngineKinds.NETWORK, EngineKinds.VOLUME);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsShownAtFirstIsHeadedInTheLanguageOfThePerson(Kind kind) {
        Words chinese = new Words(Locale.SIMPLIFIED_CHINESE);
        List<String> foreign = new Kinds().known(kind).orElseThrow().columns().stream()
                .filter(column -> !column.wide())
                .map(column -> TableColumns.title(column, chinese))
                .filter(title -> title.chars().allMatch(letter -> letter < 128) && !title.equals("CPU"))
                .toList();
        assertEquals(List.of(), foreign);
    }
}
