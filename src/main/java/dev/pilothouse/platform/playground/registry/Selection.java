package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Labels;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.store.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which objects of a collection are meant: name, labels and fields. */
final class Selection {

    private final List<Predicate<Document>> conditions = new ArrayList<>();

    private Selection() {}

    static Selection of(Target target, ListOptions options) {
        Selection selection = new Selection();
        if (!target.name().isEmpty()) {
            selection.conditions.add(object -> object.name().equals(target.name()));
        }
        if (!options.labelSelector().isBlank()) {
            LabelSelector selector = LabelSelector.parse(options.labelSelector())
                    .orElseThrow(() -> Refusal.badRequest("unable to parse requirement: " + options.labelSelector()));
            selection.conditions.add(object -> selector.matches(labels(object)));
        }
        if (!options.fieldSelector().isBlank()) {
            FieldSelector selector = FieldSelector.parse(target.resource(), options.fieldSelector());
            selection.conditions.add(object -> selector.test(Versions.in(target.resource(), object)));
        }
        return selection;
    }

    private static Labels labels(Document object) {
        return Labels.of(object.tree().texts("metadata", "labels"));
    }

    boolean isAll() {
        return conditions.isEmpty();
    }

    boolean matches(Document object) {
        return conditions.stream().allMatch(condition -> condition.test(object));
    }

    Optional<Predicate<Stored>> overStored() {
        return isAll() ? Optional.empty() : Optional.of(stored -> matches(stored.document()));
    }
}
