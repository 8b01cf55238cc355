package dev.pilothouse.platform.playground.access;

import dev.pilothouse.platform.playground.registry.Caller;

/** Says who may do what. */
public interface Authorizer {

    /**
     * Whether it is allowed.
     *
     * @param reason why, for the answer to an access review; may be empty
     */
    record Decision(boolean allowed, String reason) {}

    Decision decide(Caller caller, Attributes attributes);
}
