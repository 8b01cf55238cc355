package dev.pilothouse.placement;

import dev.pilothouse.model.Tree;
import java.util.Collection;

/** Which taints of a node a pod bears ("Taints and Tolerations" in the Kubernetes documentation). */
public final class Tolerations {

    private Tolerations() {}

    /** Tells whether one of the tolerations bears the taint. */
    public static boolean bear(Collection<Tree> tolerations, Tree taint) {
        return tolerations.stream().anyMatch(toleration -> bears(toleration, taint));
    }

    /** Tells whether the toleration bears the taint; an empty key or effect is for all. */
    public static boolean bears(Tree toleration, Tree taint) {
        String effect = toleration.text("effect");
        String key = toleration.text("key");
        return (effect.isEmpty() || effect.equals(taint.text("effect")))
                && (key.isEmpty() || key.equals(taint.text("key")))
                && (toleration.text("operator").equals("Exists") || toleration.text("value").equals(taint.text("value")));
    }
}
