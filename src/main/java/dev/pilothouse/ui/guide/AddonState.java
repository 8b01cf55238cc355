package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.addon.AddonPlan;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ResourceRef;
import java.util.List;

/** What is known of the chosen add-on. */
sealed interface AddonState {

    record Reading() implements AddonState {}

    /**
     * It was compared with the cluster.
     *
     * @param present its objects that are in the cluster
     */
    record Shown(AddonPlan plan, List<ResourceRef> present) implements AddonState {}

    record Refused(Problem problem) implements AddonState {}
}
