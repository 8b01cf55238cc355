package dev.pilothouse.ui.log;

import dev.pilothouse.log.Level;
import java.util.Map;

/** How many lines of a book are of which level. */
record LevelCounts(Map<Level, Long> lines) {

    static final LevelCounts NONE = new LevelCounts(Map.of());

    long of(Level level) {
        return lines.getOrDefault(level, 0L);
    }
}
