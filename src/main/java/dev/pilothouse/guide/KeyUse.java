package dev.pilothouse.guide;

import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.PodSpec;
import dev.pilothouse.model.ResourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Somebody who uses a Secret or ConfigMap, and how.
 *
 * @param user the workload, or the pod when no known workload keeps it
 */
public record KeyUse(ResourceRef user, List<Way> ways) {

    /** What is to be read around a Secret or ConfigMap to know who uses it. */
    public static final List<Kind> AROUND = List.of(
            BuiltIn.DEPLOYMENT,
            BuiltIn.STATEFUL_SET,
            BuiltIn.DAEMON_SET,
            BuiltIn.CRON_JOB,
            BuiltIn.JOB,
            BuiltIn.POD,
            BuiltIn.SERVICE_ACCOUNT,
            BuiltIn.INGRESS);

    private static final Set<String> RESTARTABLE = Set.of("Deployment", "StatefulSet", "DaemonSet");
    private static final Set<String> BEGUN = Set.of("Pod", "Job");
    private static final Set<String> KEEPERS = Set.of("ReplicaSet", "StatefulSet", "DaemonSet", "Job", "CronJob");

    /** By which road values reach a user, and with it when a change does. */
    public enum What {
        /** Read once, when a container starts. */
        VARIABLE,
        /** All keys as variables, read once. */
        VARIABLES,
        /** A file that follows within about a minute. */
        FILE,
        /** All keys as files that follow within about a minute. */
        FILES,
        /** A file mounted by {@code subPath}, which never follows. */
        FIXED_FILE,
        /** Asked for whenever an image is pulled. */
        PULL,
        /** Named by a service account. */
        ACCOUNT,
        /** The certificate of an Ingress, read by its controller. */
        CERTIFICATE
    }

    /**
     * One use.
     *
     * @param key empty for all keys
     * @param where name of the variable, path of the file, or host
     */
    public record Way(What what, String key, String where) {

        /** Tells whether containers must start again to see another value. */
        public boolean needsRestart() {
            return what == What.VARIABLE || what == What.VARIABLES || what == What.FIXED_FILE;
        }
    }

    public boolean needsRestart() {
        return ways.stream().anyMatch(Way::needsRestart);
    }

    /** Tells whether this user can be led to another object: pods and jobs keep what they began with and have to be made again. */
    public boolean canBeLed() {
        return canBeLed(user.kind().name());
    }

    static boolean canBeLed(String kindName) {
        return !BEGUN.contains(kindName);
    }

    /** Tells whether a restart of this user can be part of the change. */
    public boolean isRestartable() {
        return RESTARTABLE.contains(user.kind().name());
    }

    /** Finds all users among documents of the same namespace. Pods of workloads are left to their workloads. */
    public static List<KeyUse> of(ResourceRef ref, List<Document> around) {
        List<KeyUse> uses = new ArrayList<>();
        for (Document document : around) {
            List<Way> ways = isKept(document) ? List.of() : ways(ref, document);
            AROUND.stream()
                    .filter(kind -> !ways.isEmpty() && kind.name().equals(document.kindName()))
                    .findFirst()
                    .ifPresent(kind -> uses.add(new KeyUse(new ResourceRef(kind, ref.namespace(), document.name()), List.copyOf(ways))));
        }
        return List.copyOf(uses);
    }

    private static boolean isKept(Document document) {
        return document.tree().trees("metadata", "ownerReferences").stream()
                .anyMatch(owner -> owner.isTrue("controller") && KEEPERS.contains(owner.text("kind")));
    }

    private static List<Way> ways(ResourceRef ref, Document document) {
        return switch (document.kindName()) {
            case "ServiceAccount" -> new KeyUseReader(ref).account(document.tree());
            case "Ingress" -> new KeyUseReader(ref).ingress(document.tree());
            default -> new KeyUseReader(ref).pod(PodSpec.of(document));
        };
    }
}
