package dev.pilothouse.ui.detail;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.ResourceRef;
import java.util.Optional;

/**
 * Another object that has to do with the one that is looked at.
 *
 * @param health where it is known
 */
record Related(Group group, ResourceRef ref, Optional<Health> health) {

    /** In which way they belong together. */
    enum Group {
        OWNER,
        OWNED,
        SELECTED,
        USED,
        USERS
    }
}
