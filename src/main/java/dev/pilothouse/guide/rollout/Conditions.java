package dev.pilothouse.guide.rollout;

import dev.pilothouse.model.Tree;

/** The list {@code status.conditions}, as in the Kubernetes API conventions. */
final class Conditions {

    private Conditions() {}

    /** Returns the first condition of the type, or {@link Tree#EMPTY}. */
    static Tree find(Tree object, String type) {
        return object.trees("status", "conditions").stream()
                .filter(condition -> condition.text("type").equals(type))
                .findFirst()
                .orElse(Tree.EMPTY);
    }
}
