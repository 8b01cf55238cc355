package dev.pilothouse.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class ByteSizeTest {

    @Test
    void writesThreeFigures() {
        assertEquals("0B", ByteSize.text(0));
        assertEquals("999B", ByteSize.text(999));
        assertEquals("1kB", ByteSize.text(1000));
        assertEquals("855MB", ByteSize.text(855_039_573));
        assertEquals("1.24GB", ByteSize.text(1_243_412_036));
        assertEquals("12.5GB", ByteSize.text(12_500_000_000L));
        assertEquals("9.22EB", ByteSize.text(Long.MAX_VALUE));
        assertEquals("1MB", ByteSize.text(999_999));
    }

    @Test
    void writesThePointWhereverSomebodyLives() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals("1.24GB", ByteSize.text(1_243_412_036));
        } finally {
            Locale.setDefault(before);
        }
    }
}
