package dev.pilothouse.platform.playground.api;

import dev.pilothouse.platform.playground.registry.Caller;
import java.util.Optional;

/** Knows to whom a bearer token belongs, such as one that was made for a service account. */
@FunctionalInterface
public interface TokenLookup {

    /** Returns whose token it is, empty when it is nobody's or no longer good. */
    Optional<Caller> caller(String token);
}
