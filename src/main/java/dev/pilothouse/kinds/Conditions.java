package dev.pilothouse.kinds;

import dev.pilothouse.model.Tree;

/** The list {@code status.conditions}, as in the Kubernetes API conventions. */
final class Conditions {

    /** What a projection reads to judge conditions by status and reason. */
    static final String[] READS = {"status.conditions.type", "status.conditions.status", "status.conditions.reason"};

    private Conditions() {}

    /** Returns the first condition of the type, or {@link Tree#EMPTY}. */
    static Tree find(Tree object, String type) {
        for (Tree condition : object.trees("status", "conditions")) {
            if (condition.text("type").equals(type)) {
                return condition;
            }
        }
        return Tree.EMPTY;
    }

    /** Returns {@code True}, {@code False}, {@code Unknown}, or an empty text when there is no such condition. */
    static String status(Tree object, String type) {
        return find(object, type).text("status");
    }

    static boolean isTrue(Tree object, String type) {
        return status(object, type).equals("True");
    }

    static boolean isFalse(Tree object, String type) {
        return status(object, type).equals("False");
    }

    /** Returns the reason of the condition, or the fallback when it gives none. */
    static String reason(Tree object, String type, String fallback) {
        String reason = find(object, type).text("reason");
        return reason.isEmpty() ? fallback : reason;
    }
}
