package dev.pilothouse.ui.browse;

import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.live.Batch;
import dev.pilothouse.metric.Round;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which pods belong to what: to their owner, and by a ReplicaSet to that one's owner as well. */
final class OwnedPods {

    private final Map<String, Row> pods = new HashMap<>();
    private final Map<String, Row> sets = new HashMap<>();

    void change(Kind kind, Batch batch) {
        Map<String, Row> rows = kind.sameAs(WellKnown.POD) ? pods : sets;
        batch.changed().forEach(row -> rows.put(row.uid(), row));
        batch.removed().forEach(rows::remove);
    }

    /** Returns the keys of pods, as measures have them, by the uid of their owner. */
    Map<String, List<String>> byOwner() {
        Map<String, List<String>> keys = new HashMap<>();
        for (Row pod : pods.values()) {
            String owner = pod.owner();
            if (owner != null) {
                String key = Round.key(pod.namespace(), pod.name());
                keys.computeIfAbsent(owner, _ -> new ArrayList<>()).add(key);
                Row set = sets.get(owner);
                if (set != null && set.owner() != null) {
                    keys.computeIfAbsent(set.owner(), _ -> new ArrayList<>()).add(key);
                }
            }
        }
        return keys;
    }
}
