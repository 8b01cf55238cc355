package dev.pilothouse.change;

import dev.pilothouse.cluster.Write;
import dev.pilothouse.cluster.WriteResult.FieldOwner;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which field managers are tools in a person's hand. What such a tool once wrote may be written anew by another; what a controller
 * wrote it will write again, so a person must decide.
 */
final class FieldManagers {

    private static final Pattern BY_HAND = Pattern.compile(
            "(kubectl|pilothouse)([-_].*)?|helm|k9s|[Ll]ens|Mozilla|fabric8(-.*)?|okhttp|curl|Go-http-client|node-fetch|OpenAPI-Generator");

    private FieldManagers() {}

    /** Tells whether we may take these fields over without asking. A name that we do not know counts as a controller's. */
    static boolean mayBeTakenOver(List<FieldOwner> owners) {
        return owners.stream().allMatch(owner -> BY_HAND.matcher(owner.manager()).matches());
    }

    /** Leaves out what we own ourselves in another role, for example through an undo or as a playground. */
    static List<FieldOwner> others(List<FieldOwner> owners) {
        return owners.stream().filter(owner -> !isOurs(owner.manager())).toList();
    }

    private static boolean isOurs(String manager) {
        return manager.equals(Write.FIELD_MANAGER) || manager.startsWith(Write.FIELD_MANAGER + "-");
    }
}
