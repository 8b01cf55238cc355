package dev.pilothouse.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemotePathTest {

    @ParameterizedTest
    @CsvSource({
        "/etc/hosts, /etc, hosts", "/etc/, /, etc", "etc, ., etc", "/, /, .", "//, /, .", "., ., .", "/tmp/., /tmp/., .", "/tmp/.., /tmp/.., .",
        ".., .., .", "-rf, ., -rf", "/tmp/-rf, /tmp, -rf", "/tmp/..hidden, /tmp, ..hidden"
    })
    void isANameInAFolder(String text, String folder, String name) {
        RemotePath path = new RemotePath(text);
        assertEquals(folder, path.folder());
        assertEquals(name, path.name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-rf", "--help", "-"})
    void isNoOption(String text) {
        assertEquals("./" + text, new RemotePath(text).text());
        assertEquals("./" + text + "/x", new RemotePath(text).child("x").text());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 5, Long.MAX_VALUE / 2, Long.MAX_VALUE})
    void aBoundGrowsUntilNothingIsMore(long bound) {
        Bounds bounds = new Bounds(bound, bound);
        for (int i = 0; i < 64; i++) {
            bounds = bounds.doubled();
        }
        assertTrue(bounds.holds(Long.MAX_VALUE, Long.MAX_VALUE), bounds::toString);
        assertFalse(new Bounds(0, 0).holds(1, 1));
    }
}
