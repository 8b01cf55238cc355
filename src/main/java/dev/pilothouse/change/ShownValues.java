package dev.pilothouse.change;

import dev.pilothouse.change.Receipt.Entry;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A change of a Secret as far as the journal shows it: a key whose value is sealed or was not kept is on neither side, except where it
 * was removed, which needs no value.
 *
 * @param hidden keys that may have another value by the change, which nobody can tell from it
 */
record ShownValues(Entry entry, List<String> hidden) {

    private static final List<String> PARTS = List.of("data", "stringData");

    static ShownValues of(Entry entry) {
        if (!ObjectForms.isSecret(entry.ref()) || entry.after().isEmpty()) {
            return new ShownValues(entry, List.of());
        }
        Tree before = entry.before().map(Document::tree).orElse(Tree.EMPTY);
        Tree after = entry.after().get().tree();
        Map<String, Object> shownBefore = new LinkedHashMap<>(before.fields());
        Map<String, Object> shownAfter = new LinkedHashMap<>(after.fields());
        Set<String> hidden = new TreeSet<>();
        for (String part : PARTS) {
            Map<String, Object> old = new LinkedHashMap<>(before.tree(part).fields());
            Map<String, Object> now = new LinkedHashMap<>(after.tree(part).fields());
            after.tree(part).fields().forEach((key, value) -> {
                if (Vault.hides(value)) {
                    if (value == null || !value.equals(old.get(key))) {
                        hidden.add(key);
                    }
                    old.remove(key);
                    now.remove(key);
                }
            });
            old.replaceAll((_, value) -> value == null ? "" : value);
            shownBefore.computeIfPresent(part, (_, _) -> old);
            shownAfter.computeIfPresent(part, (_, _) -> now);
        }
        Entry shown = new Entry(entry.ref(), entry.before().map(_ -> Document.of(shownBefore)), Optional.of(Document.of(shownAfter)));
        return new ShownValues(shown, List.copyOf(hidden));
    }
}
