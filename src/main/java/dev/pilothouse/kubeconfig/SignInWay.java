package dev.pilothouse.kubeconfig;

import dev.pilothouse.cluster.Context.Way;
import java.util.ArrayList;
import java.util.List;

/**
 * Which way of signing in counts when a user entry gives several.
 *
 * <p>As in client-go where it decides: a readable token file over a token, both over a plugin. Where kubectl refuses to choose (a
 * token and a password), the token counts.
 */
final class SignInWay {

    private SignInWay() {}

    static Way of(Entry.User user) {
        return given(user).stream().findFirst().orElse(user.certificate().given() ? Way.CERTIFICATE : Way.NONE);
    }

    /** Returns the given ways that exclude each other, the one that counts first. A client certificate goes with any of them. */
    static List<Way> given(Entry.User user) {
        List<Way> ways = new ArrayList<>();
        if (user.tokenFile().isPresent()) {
            ways.add(Way.TOKEN_FILE);
        }
        if (!user.token().isEmpty()) {
            ways.add(Way.TOKEN);
        }
        if (user.hasBasic()) {
            ways.add(Way.BASIC);
        }
        if (user.plugin().isPresent()) {
            ways.add(Way.PLUGIN);
        }
        if (!user.authProvider().isEmpty()) {
            ways.add(Way.AUTH_PROVIDER);
        }
        return ways;
    }

    /** Returns the field of the entry that gives it. */
    static String field(Way way) {
        return switch (way) {
            case TOKEN_FILE -> "tokenFile";
            case TOKEN -> "token";
            case BASIC -> "username";
            case PLUGIN -> "exec";
            case AUTH_PROVIDER -> "auth-provider";
            case CERTIFICATE -> "client-certificate";
            case NONE, SIMULATED, ENGINE -> "";
        };
    }
}
