package dev.pilothouse.platform.playground.apply;

import dev.pilothouse.platform.playground.apply.ManagedFields.Owned;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps the owners by update few: from eleven on, the oldest are put together as {@code ancient-changes}, as the real server does. */
final class UpdaterLimit {

    private static final int MOST = 10;
    private static final String ANCIENT = "ancient-changes";

    private UpdaterLimit() {}

    static void enforce(ManagedFields managed) {
        Map<Owner, Owned> entries = managed.entries();
        List<Owner> updaters = entries.keySet().stream()
                .filter(owner -> !owner.applied())
                .sorted(Comparator.comparing((Owner owner) -> seconds(entries, owner)).thenComparing(Comparator.naturalOrder()))
                .toList();
        Map<String, Owner> firstOfVersion = new HashMap<>();
        int count = updaters.size();
        for (Owner owner : updaters) {
            if (count <= MOST) {
                return;
            }
            Owned owned = entries.get(owner);
            if (owned == null) {
                continue;
            }
            Owner first = firstOfVersion.putIfAbsent(owned.apiVersion(), owner);
            if (first == null) {
                continue;
            }
            Owner ancient = Owner.updater(ANCIENT, owned.apiVersion(), "");
            Owned oldest = entries.containsKey(ancient) ? entries.get(ancient) : entries.remove(first);
            FieldSet together = oldest == null ? owned.fields() : owned.fields().union(oldest.fields());
            entries.remove(owner);
            entries.put(ancient, new Owned(together, owned.apiVersion(), owned.time()));
            count--;
        }
    }

    private static long seconds(Map<Owner, Owned> entries, Owner owner) {
        Owned owned = entries.get(owner);
        return owned == null ? 0 : owned.time().map(Instant::getEpochSecond).orElse(0L);
    }
}
