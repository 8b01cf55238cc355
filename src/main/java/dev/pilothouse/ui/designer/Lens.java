package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** One value of a blueprint: how it is read, and how another one is put there. */
record Lens<T>(Function<Blueprint, T> read, BiFunction<Blueprint, T, Blueprint> write) {

    /** Returns a part of the value. */
    <P> Lens<P> then(Function<T, P> part, BiFunction<T, P, T> with) {
        return new Lens<>(
                blueprint -> part.apply(read.apply(blueprint)),
                (blueprint, value) -> write.apply(blueprint, with.apply(read.apply(blueprint), value)));
    }

    /** Returns an item of a list. */
    static <T> Lens<T> item(Lens<List<T>> list, int at) {
        return list.then(items -> items.get(at), (items, item) -> {
            List<T> changed = new ArrayList<>(items);
            changed.set(at, item);
            return changed;
        });
    }
}
