package dev.pilothouse.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ERROR | {\"level\":\"error\",\"msg\":\"x\"}",
        "WARN | {\"time\":\"t\", \"severity\" : \"WARNING\"}",
        "INFO | {\"level\":30,\"time\":1,\"msg\":\"pino\"}",
        "ERROR | {\"name\":\"bunyan\",\"level\":50}",
        "FINE | {\"level\":20}",
        "ERROR | {\"short_message\":\"gelf\",\"level\":3}",
        "OTHER | {\"inner\":{\"level\":\"error\"}}",
        "OTHER | {\"msg\":\"level\\\":\\\"error\"}",
        "INFO | {\"t\":{\"$date\":\"x\"},\"s\":\"I\",\"c\":\"NETWORK\"}",
        "ERROR | E0102 15:04:05.123456       1 controller.go:114] failed",
        "WARN | W0102 15:04:05.1 1 x.go:1] y",
        "INFO | I0102 15:04:05.1 1 error.go:1] y",
        "ERROR | time=\"2026-01-01T00:00:00Z\" level=fatal msg=\"no ERROR\"",
        "WARN | ts=1 lvl=warn msg=x",
        "INFO | time=2026-01-01T00:00:00Z level=\"info\" msg=error",
        "ERROR | <11>Jan  1 00:00:00 host app: x",
        "FINE | <15>x",
        "ERROR | 2026/01/02 03:04:05 [error] 31#31: *1 open() failed",
        "ERROR | [ERROR] broken",
        "INFO | 2026-01-02 03:04:05.678  INFO 1 --- [main] c.e.App : no ERROR here",
        "WARN | 2026-01-02 WARN  x",
        "ERROR | ERROR:root:boom",
        "ERROR | error: cannot open",
        "ERROR | panic: runtime error",
        "ERROR | Exception in thread \"main\" java.lang.X",
        "OTHER | GET /error HTTP/1.1",
        "OTHER | no errors found",
        "OTHER | INFORMATION_SCHEMA is read",
        "OTHER | E01020 x",
        "OTHER | ''",
    })
    void guesses(Level level, String line) {
        assertEquals(level, Levels.of(line, Level.OTHER));
    }

    @ParameterizedTest
    @CsvSource({"31", "1;31", "38;5;9"})
    void looksThroughColours(String colour) {
        assertEquals(Level.ERROR, Levels.of("\u001b[" + colour + "mERROR\u001b[0m x", Level.OTHER));
    }
}
