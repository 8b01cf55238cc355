package dev.pilothouse.change;

import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Fields;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells changes of a running pod that the server takes only through the pod's part {@code resize}: those of requests and limits alone
 * (Kubernetes 1.33 and later, in-place pod resize).
 */
final class PodResize {

    static final String PART = "resize";

    private static final Pattern RESOURCES = Pattern.compile("\\.spec\\.(initContainers|containers)\\[[^]]*]\\.resources(\\..*)?");

    private PodResize() {}

    static boolean is(ResourceRef ref, Tree before, Tree after) {
        if (!ObjectForms.is(ref.kind(), "", "Pod")) {
            return false;
        }
        List<String> changed = Fields.changed(before, after);
        return !changed.isEmpty() && changed.stream().allMatch(path -> RESOURCES.matcher(path).matches());
    }
}
