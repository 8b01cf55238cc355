package dev.pilothouse.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.log.LineFields.Field;
import dev.pilothouse.log.LineFields.Role;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LineFieldsTest {

    private static List<Field> fields(String line) {
        return LineFields.of(line).map(LineFields::fields).orElse(List.of());
    }

    @Example
    void putsMessageLevelAndTimeFirst() {
        assertEquals(
                List.of(
                        new Field("msg", "hello", Role.MESSAGE),
                        new Field("level", "30", Role.LEVEL),
                        new Field("time", "1767225600", Role.TIME),
                        new Field("pid", "7", Role.OTHER),
                        new Field("http.status", "200", Role.OTHER),
                        new Field("tags", "[\"a\",1]", Role.OTHER),
                        new Field("none", "null", Role.OTHER)),
                fields("{\"pid\":7,\"time\":1767225600,\"level\":30,\"http\":{\"status\":200},\"msg\":\"hello\",\"tags\":[\"a\",1],\"none\":null}"));
    }

    @Example
    void readsLogfmt() {
        assertEquals(
                List.of(
                        new Field("msg", "it \"works\" now", Role.MESSAGE),
                        new Field("level", "info", Role.LEVEL),
                        new Field("time", "2026-01-01T00:00:00Z", Role.TIME),
                        new Field("empty", "", Role.OTHER)),
                fields("2026-01-01T00:00:00Z level=info msg=\"it \\\"works\\\" now\" empty="));
    }

    @Example
    void anythingElseIsNeither() {
        for (String line : List.of("", "{broken", "{\"a\":}", "[1]", "a=1", "hello a=1 b=2", "GET /x?a=1 200", "{}")) {
            assertEquals(Optional.empty(), LineFields.of(line), line);
        }
    }

    @Example
    void isNotHarmedByDeepNesting() {
        assertEquals(List.of(), fields("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)));
        assertEquals(1, fields("{\"a\":".repeat(50) + "1" + "}".repeat(50)).size());
    }

    @Property(tries = 300)
    void anyTextIsReadOrLeft(@ForAll String text) {
        LineFields.of(Ansi.visible("{" + text + "}"));
        assertTrue(LineFields.of(Ansi.visible(text)).map(found -> !found.fields().isEmpty()).orElse(true));
    }
}
