package dev.pilothouse.platform.playground.apply;

import dev.pilothouse.platform.playground.apply.Typed.Form;
import dev.pilothouse.platform.playground.apply.Typed.NoKey;
import dev.pilothouse.schema.Schema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lays an applied object over the one that is there; nothing is removed. Where both say something, the applied one is right. */
final class Merging {

    private Merging() {}

    static Map<String, Object> merge(Schema schema, Map<String, Object> live, Map<String, Object> applied) {
        return mergeFields(schema, live, applied);
    }

    private static @Nullable Object mergeValue(Schema schema, @Nullable Object live, @Nullable Object applied) {
        if (applied == Typed.ABSENT) {
            return live;
        }
        if (live == Typed.ABSENT || live == null) {
            return applied;
        }
        Form form = Typed.form(schema, applied == null ? live : applied);
        if (form == Form.SCALAR || form != Typed.form(schema, live) || Typed.atomic(schema, form)) {
            return applied;
        }
        return form == Form.MAP ? mergeMaps(schema, live, applied) : mergeLists(schema, live, applied);
    }

    private static @Nullable Object mergeMaps(Schema schema, Object live, @Nullable Object applied) {
        Map<String, @Nullable Object> left = Typed.map(live);
        Map<String, @Nullable Object> right = Typed.map(applied);
        return left.isEmpty() && right.isEmpty() ? applied : mergeFields(schema, left, right);
    }

    private static Map<String, @Nullable Object> mergeFields(Schema schema, Map<String, ? extends @Nullable Object> live, Map<String, ? extends @Nullable Object> applied) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>(live);
        applied.forEach((name, value) ->
                result.put(name, mergeValue(Typed.field(schema, name), live.containsKey(name) ? live.get(name) : Typed.ABSENT, value)));
        return result;
    }

    private static @Nullable Object mergeLists(Schema schema, Object live, @Nullable Object applied) {
        List<@Nullable Object> left = Typed.list(live);
        List<@Nullable Object> right = Typed.list(applied);
        return left.isEmpty() && right.isEmpty() ? applied : new Lists(schema, left, right).merge();
    }

    /**
     * Two lists of keyed elements, laid over each other: elements of the applied list stay in its order, others keep their place as far as
     * that allows.
     */
    private static final class Lists {
        private final Schema schema;
        private final List<PathElement> left;
        private final List<PathElement> right;
        private final List<@Nullable Object> leftItems = new ArrayList<>();
        private final Map<PathElement, @Nullable Object> leftByStep = new HashMap<>();
        private final Map<PathElement, @Nullable Object> rightByStep = new HashMap<>();
        private final List<@Nullable Object> result = new ArrayList<>();

        Lists(Schema schema, List<@Nullable Object> live, List<@Nullable Object> applied) {
            this.schema = schema;
            this.left = index(live, leftByStep, leftItems);
            this.right = index(applied, rightByStep, new ArrayList<>());
        }

        /** Notes the elements by their keys; one that is there twice is merged with nothing. */
        private List<PathElement> index(List<@Nullable Object> items, Map<PathElement, @Nullable Object> byStep, List<@Nullable Object> kept) {
            List<PathElement> steps = new ArrayList<>();
            for (Object item : items) {
                try {
                    PathElement step = Typed.step(schema, item);
                    byStep.put(step, byStep.containsKey(step) ? null : item);
                    steps.add(step);
                    kept.add(item);
                } catch (NoKey e) {
                    // the check of the applied object has refused it; a kept one without a key is lost, as on the real server
                }
            }
            return steps;
        }

        List<@Nullable Object> merge() {
            Deque<PathElement> shared = new ArrayDeque<>(right.stream().filter(leftByStep::containsKey).toList());
            @Nullable PathElement next = shared.poll();
            Set<PathElement> done = new HashSet<>();
            int l = 0;
            int r = 0;
            while (l < left.size() || r < right.size()) {
                if (l < left.size() && r < right.size()) {
                    PathElement step = left.get(l);
                    if (step.equals(right.get(r))) {
                        done.add(step);
                        take(step);
                        l++;
                        r++;
                        next = shared.poll();
                        continue;
                    }
                    if (rightByStep.containsKey(step) && next != null && !next.equals(step)) {
                        l++;
                        continue;
                    }
                }
                if (l < left.size()) {
                    PathElement step = left.get(l);
                    if (!rightByStep.containsKey(step)) {
                        result.add(leftItems.get(l));
                        l++;
                        continue;
                    }
                    if (done.contains(step)) {
                        l++;
                    }
                }
                if (r < right.size()) {
                    PathElement step = right.get(r);
                    done.add(step);
                    take(step);
                    r++;
                    if (step.equals(next)) {
                        next = shared.poll();
                    }
                }
            }
            return result;
        }

        private void take(PathElement step) {
            Object live = leftByStep.containsKey(step) ? leftByStep.get(step) : Typed.ABSENT;
            result.add(mergeValue(schema.element(), live, rightByStep.get(step)));
        }
    }
}
