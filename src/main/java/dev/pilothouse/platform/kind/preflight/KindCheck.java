package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.local.KubernetesVersion;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.PreflightFinding.Mend;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Whether the kind command is there, works, and is new enough for the Kubernetes of the nodes. */
final class KindCheck {

    private static final URI INSTALLING = URI.create("https://kind.sigs.k8s.io/docs/user/quick-start/#installation");
    /** Older ones speak to engines and images of another time. */
    private static final Version OLDEST = Version.of(0, 20);
    /** The first that writes kubeadm's v1beta4, without which Kubernetes 1.36 does not start. */
    private static final Version NEW_KUBEADM = Version.of(0, 32);

    private KindCheck() {}

    /**
     * @param system name of the operating system, as Java has it
     * @param wanted versions of Kubernetes that the nodes' images name
     */
    static List<PreflightFinding> of(ToolFacts kind, String system, Collection<KubernetesVersion> wanted) {
        return List.of(switch (kind) {
            case ToolFacts.Absent() -> error("absent").mendedBy(install(system), new Mend.Read(INSTALLING));
            case ToolFacts.Silent silent -> error("silent", silent.file().toString(), Long.toString(silent.seconds()));
            case ToolFacts.Broken broken ->
                error("broken", broken.file().toString(), broken.words()).mendedBy(new Mend.Read(INSTALLING));
            case ToolFacts.Found found -> found(found, system, wanted);
        });
    }

    private static PreflightFinding found(ToolFacts.Found kind, String system, Collection<KubernetesVersion> wanted) {
        Version version = kind.version();
        Optional<KubernetesVersion> newest = wanted.stream().max(KubernetesVersion::compareTo);
        if (newest.filter(it -> it.isAtLeast(1, 36)).isPresent() && version.isBefore(NEW_KUBEADM)) {
            return error("too-old-for-image", version.toString(), newest.get().toString(), NEW_KUBEADM.release())
                    .mendedBy(install(system), new Mend.Read(INSTALLING));
        }
        if (version.isBefore(OLDEST)) {
            return PreflightFinding.of(Check.KIND_COMMAND, Level.WARNING, "old", version.toString(), OLDEST.release())
                    .mendedBy(install(system), new Mend.Read(INSTALLING));
        }
        return kind.onPath()
                ? PreflightFinding.of(Check.KIND_COMMAND, Level.GOOD, "found", version.toString())
                : PreflightFinding.of(Check.KIND_COMMAND, Level.GOOD, "off-path", version.toString(), String.valueOf(kind.file().getParent()));
    }

    private static PreflightFinding error(String variant, String... args) {
        return PreflightFinding.of(Check.KIND_COMMAND, Level.ERROR, variant, args);
    }

    private static Mend install(String system) {
        if (system.startsWith("Mac")) {
            return new Mend.Command("brew install kind");
        }
        return new Mend.Command(system.startsWith("Windows") ? "winget install Kubernetes.kind" : "go install sigs.k8s.io/kind@latest");
    }
}
