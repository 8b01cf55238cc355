package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Labels;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.store.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Which objects of a collection are meant: name, labels and fields. */
final class Selection {

    private final List<Predicate<Stored>> conditions = new ArrayList<>();

    private Selection() {}

    static Selection of(Target target, ListOptions options, boolean custom) {
        Selection selection = new Selection();
        if (!target.name().isEmpty()) {
            selection.conditions.add(object -> object.key().name().equals(target.name()));
        }
        if (!options.labelSelector().isBlank()) {
            Predicate<Labels> selector = LabelQuery.parse(options.labelSelector());
            selection.conditions.add(object -> selector.test(labels(object)));
        }
        if (!options.fieldSelector().isBlank()) {
            selection.conditions.add(FieldSelector.parse(target.resource(), custom, options.fieldSelector()));
        }
        return selection;
    }

    private static Labels labels(Stored object) {
        Object labels = object.at("metadata", "labels").orElse(Map.of());
        return Labels.of(new Tree(Map.of("labels", labels)).texts("labels"));
    }

    boolean matches(Stored object) {
        for (Predicate<Stored> condition : conditions) {
            if (!condition.test(object)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the conditions together, nothing when all objects are meant. */
    Optional<Predicate<Stored>> condition() {
        return conditions.isEmpty() ? Optional.empty() : Optional.of(this::matches);
    }
}
