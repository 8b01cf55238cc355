package dev.pilothouse.platform.playground.access;

import dev.pilothouse.platform.playground.registry.Caller;
import dev.pilothouse.platform.playground.status.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asking as somebody else, by the headers {@code Impersonate-User} and {@code Impersonate-Group}, where the roles allow it. */
public final class Impersonation {

    private static final String ACCOUNT = "system:serviceaccount:";

    private final Authorizer authorizer;

    public Impersonation(Authorizer authorizer) {
        this.authorizer = authorizer;
    }

    /**
     * Returns the caller as whom the request goes on.
     *
     * @param user value of {@code Impersonate-User}, empty when the header is absent
     * @param groups values of {@code Impersonate-Group}
     * @throws Refusal 403 when the caller may not, 500 when groups are given without a user, as the real server answers
     */
    public Caller as(Caller caller, String user, List<String> groups) {
        if (user.isEmpty()) {
            if (!groups.isEmpty()) {
                throw new Refusal(500, "InternalError", "Internal error occurred: requested " + groups + " without impersonating a user", Map.of());
            }
            return caller;
        }
        String[] account = user.startsWith(ACCOUNT) ? user.substring(ACCOUNT.length()).split(":", -1) : new String[0];
        if (account.length == 2) {
            require(caller, "serviceaccounts", account[0], account[1]);
        } else {
            require(caller, "users", "", user);
        }
        groups.forEach(group -> require(caller, "groups", "", group));
        return new Caller(user, allGroups(user, account, groups), caller.agent());
    }

    private void require(Caller caller, String resource, String namespace, String name) {
        Forbidden.unlessAllowed(authorizer, caller, new Attributes("impersonate", "", resource, "", namespace, name, ""));
    }

    private static List<String> allGroups(String user, String[] account, List<String> given) {
        List<String> groups = new ArrayList<>(given);
        if (account.length == 2 && given.isEmpty()) {
            groups.add("system:serviceaccounts");
            groups.add("system:serviceaccounts:" + account[0]);
        }
        String everybody = user.equals("system:anonymous") ? "system:unauthenticated" : "system:authenticated";
        if (!groups.contains(everybody)) {
            groups.add(everybody);
        }
        return List.copyOf(groups);
    }
}
