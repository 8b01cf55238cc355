package dev.pilothouse.change;

import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Fields;
import dev.pilothouse.text.SecretMask;
import org.jspecify.annotations.Nullable;

/** Values of single fields as they may be on a screen: those of Secrets are masked, so that a question about one does not give it away. */
final class MaskedFields {

    private final SecretMask mask = new SecretMask();

    /** Returns the value, null when there is none. */
    @Nullable Object at(ResourceRef ref, Tree object, String field) {
        return Fields.at(ObjectForms.isSecret(ref) ? mask.masked(object) : object, field).orElse(null);
    }
}
