package dev.pilothouse.kubeconfig;

import java.util.List;
import java.util.Map;

/**
 * Whom to act as, by the {@code Impersonate-*} headers of the Kubernetes API.
 *
 * @param user name, empty for nobody
 * @param uid uid, empty for none
 * @param extra values by key, as the {@code Impersonate-Extra-*} headers carry them
 */
public record Impersonation(String user, String uid, List<String> groups, Map<String, List<String>> extra) {

    /** Acting as oneself. */
    public static final Impersonation NONE = new Impersonation("", "", List.of(), Map.of());

    public boolean none() {
        return equals(NONE);
    }
}
