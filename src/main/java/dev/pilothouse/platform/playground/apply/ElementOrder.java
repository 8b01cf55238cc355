package dev.pilothouse.platform.playground.apply;

import dev.pilothouse.schema.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * In which order the elements of a merged list stand: those of the patch as the patch has them, others where they were as far as that
 * allows.
 *
 * @param mergeKey of the elements; empty for plain ones
 */
record ElementOrder(Optional<String> mergeKey) {

    static ElementOrder of(Schema list) {
        return new ElementOrder(list.mergeKey());
    }

    /** Returns by which value an element is known: its merge key's, or itself. */
    @Nullable Object key(@Nullable Object element) {
        return mergeKey.isPresent() && element instanceof Map<?, ?> map ? map.get(mergeKey.get()) : element;
    }

    List<@Nullable Object> arrange(List<@Nullable Object> merged, List<@Nullable Object> patchOrder, List<@Nullable Object> liveOrder) {
        Map<@Nullable Object, Integer> wanted = places(patchOrder);
        Map<@Nullable Object, Integer> before = places(liveOrder);
        List<@Nullable Object> patched = new ArrayList<>();
        List<@Nullable Object> others = new ArrayList<>();
        merged.forEach(element -> (wanted.containsKey(key(element)) ? patched : others).add(element));
        patched.sort(Comparator.comparingInt(element -> wanted.getOrDefault(key(element), Integer.MAX_VALUE)));
        others.sort(Comparator.comparingInt(element -> before.getOrDefault(key(element), Integer.MAX_VALUE)));
        return zip(others, patched, before);
    }

    /** Lets each of the others go in front of the patched element that it stood in front of. */
    private List<@Nullable Object> zip(List<@Nullable Object> others, List<@Nullable Object> patched, Map<@Nullable Object, Integer> before) {
        List<@Nullable Object> all = new ArrayList<>(others.size() + patched.size());
        int i = 0;
        int j = 0;
        while (i < others.size() && j < patched.size()) {
            Integer other = before.get(key(others.get(i)));
            Integer patch = before.get(key(patched.get(j)));
            if (other != null && patch != null && other < patch) {
                all.add(others.get(i++));
            } else {
                all.add(patched.get(j++));
            }
        }
        all.addAll(others.subList(i, others.size()));
        all.addAll(patched.subList(j, patched.size()));
        return all;
    }

    private Map<@Nullable Object, Integer> places(List<@Nullable Object> elements) {
        Map<@Nullable Object, Integer> places = new HashMap<>();
        elements.forEach(element -> places.putIfAbsent(key(element), places.size()));
        return places;
    }
}
