package dev.pilothouse.ui.log;

import dev.pilothouse.log.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes of lines what is drawn of them, and keeps it for those that were looked at last. */
final class LineMaker {

    private static final int KEPT = 400;

    private final Map<Long, ShownLine> made = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, ShownLine> eldest) {
            return size() > KEPT;
        }
    };

    ShownLine of(Entry entry) {
        return made.computeIfAbsent(entry.number(), _ -> new ShownLine(entry, new Cells(entry.text()), List.of()));
    }

    /** Makes all again: they are to look otherwise. */
    void forget() {
        made.clear();
    }
}
