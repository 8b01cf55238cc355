package dev.pilothouse.platform.playground.access;

import dev.pilothouse.platform.playground.registry.Caller;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.text.Edit;
import java.util.Optional;

/** The answer to somebody who may not do what was asked, in the words of the real server. */
public final class Forbidden {

    private Forbidden() {}

    /** Returns normally when the wish is allowed, and throws 403 otherwise. */
    public static void unlessAllowed(Authorizer authorizer, Caller caller, Attributes wish) {
        Authorizer.Decision decision = authorizer.decide(caller, wish);
        if (!decision.allowed()) {
            throw refusal(caller, wish, decision.reason());
        }
    }

    /**
     * Returns the answer.
     *
     * @param reason of the decision, may be empty
     */
    public static Refusal refusal(Caller caller, Attributes wish, String reason) {
        String why = reason.isEmpty() ? "" : ": " + reason;
        if (wish.resource().isEmpty()) {
            return new Refusal(403, "Forbidden", "forbidden: User \"" + caller.name() + "\" cannot " + wish.verb() + " path \"" + wish.path() + "\"" + why, Edit.object());
        }
        String qualified = wish.group().isEmpty() ? wish.resource() : wish.resource() + "." + wish.group();
        String resource = wish.subresource().isEmpty() ? wish.resource() : wish.resource() + "/" + wish.subresource();
        String message = qualified + (wish.name().isEmpty() ? "" : " \"" + wish.name() + "\"") + " is forbidden: User \"" + caller.name() + "\" cannot "
                + wish.verb() + " resource \"" + resource + "\" in API group \"" + wish.group() + "\" "
                + (wish.namespace().isEmpty() ? "at the cluster scope" : "in the namespace \"" + wish.namespace() + "\"") + why;
        return new Refusal(403, "Forbidden", message, Edit.object(
                "name", wish.name().isEmpty() ? Optional.empty() : wish.name(),
                "group", wish.group().isEmpty() ? Optional.empty() : wish.group(),
                "kind", wish.resource()));
    }
}
