package dev.pilothouse.change;

import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Fields;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells changes of a running pod that the server takes only through a part of it: those of requests and limits alone through {@code resize}
 * (Kubernetes 1.33 and later, in-place pod resize), and containers added to look into it through {@code ephemeralcontainers}.
 */
final class PodPart {

    private static final Pattern RESOURCES = Pattern.compile("\\.spec\\.(initContainers|containers)\\[[^]]*]\\.resources(\\..*)?");
    private static final Pattern HELPERS = Pattern.compile("\\.spec\\.ephemeralContainers.*");

    private PodPart() {}

    /** Returns the part that the change goes through; empty when it is one of the whole object. */
    static String of(ResourceRef ref, Tree before, Tree after) {
        if (!ObjectForms.is(ref.kind(), "", "Pod")) {
            return "";
        }
        List<String> changed = Fields.changed(before, after);
        return all(changed, RESOURCES) ? "resize" : all(changed, HELPERS) ? "ephemeralcontainers" : "";
    }

    private static boolean all(List<String> changed, Pattern kind) {
        return !changed.isEmpty() && changed.stream().allMatch(path -> kind.matcher(path).matches());
    }
}
