package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Signs tokens for service accounts. */
@FunctionalInterface
public interface Tokens {

    /**
     * Returns a token with which somebody acts as the account.
     *
     * @param account the ServiceAccount
     * @param boundObject that the token dies with ({@code spec.boundObjectRef}), may be empty
     */
    String sign(Document account, List<String> audiences, Duration life, Map<String, Object> boundObject);
}
