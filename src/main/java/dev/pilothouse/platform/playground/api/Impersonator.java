package dev.pilothouse.platform.playground.api;

import dev.pilothouse.platform.playground.access.Attributes;
import dev.pilothouse.platform.playground.access.Authorizer;
import dev.pilothouse.platform.playground.registry.Caller;
import dev.pilothouse.platform.playground.status.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Lets those who may, ask as somebody else ({@code kubectl --as}): headers {@code Impersonate-User} and {@code Impersonate-Group}. */
final class Impersonator {

    private static final String ACCOUNT = "system:serviceaccount:";

    private final Authorizer authorizer;

    Impersonator(Authorizer authorizer) {
        this.authorizer = authorizer;
    }

    /** Returns as whom the request counts. */
    Caller asAsked(Caller caller, Request request) {
        String user = request.header("impersonate-user");
        List<String> groups = Arrays.stream(request.header("impersonate-group").split(",")).map(String::strip).filter(it -> !it.isEmpty()).toList();
        if (user.isEmpty()) {
            if (!groups.isEmpty()) {
                throw Refusal.badRequest("requested [{Group  " + groups.getFirst() + "  }] without impersonating a user");
            }
            return caller;
        }
        if (user.startsWith(ACCOUNT) && user.split(":").length == 4) {
            String[] parts = user.split(":");
            check(caller, "serviceaccounts", parts[2], parts[3]);
        } else {
            check(caller, "users", "", user);
        }
        groups.forEach(group -> check(caller, "groups", "", group));
        return new Caller(user, SignIn.withAuthenticated(groups.isEmpty() ? ownGroups(user) : groups), caller.agent());
    }

    private static List<String> ownGroups(String user) {
        return user.startsWith(ACCOUNT) && user.split(":").length == 4
                ? List.of("system:serviceaccounts", "system:serviceaccounts:" + user.split(":")[2])
                : List.of();
    }

    private void check(Caller caller, String resource, String namespace, String name) {
        if (!authorizer.decide(caller, new Attributes("impersonate", "", resource, "", namespace, name, "")).allowed()) {
            String where = namespace.isEmpty() ? "at the cluster scope" : "in the namespace \"" + namespace + "\"";
            String message = "%s \"%s\" is forbidden: User \"%s\" cannot impersonate resource \"%s\" in API group \"\" %s".formatted(
                    resource, name, caller.name(), resource, where);
            throw new Refusal(403, "Forbidden", message, Map.of("name", name, "kind", resource));
        }
    }
}
