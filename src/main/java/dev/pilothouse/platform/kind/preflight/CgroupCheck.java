package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.KubernetesVersion;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.PreflightFinding.Mend;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Whether the kubelet starts under the control groups of the engine's machine: from Kubernetes 1.35 on it refuses v1 unless it is told otherwise. */
final class CgroupCheck {

    private CgroupCheck() {}

    /**
     * @param cgroup version of the machine's control groups, 0 when it is not known
     * @param wanted versions of Kubernetes that the nodes' images name; one that names none may be any
     * @param older an image of a release that takes v1 as it is, where there is one
     */
    static List<PreflightFinding> of(int cgroup, Collection<Optional<KubernetesVersion>> wanted, Blueprint blueprint, Optional<String> older) {
        if (cgroup == 0) {
            return List.of();
        }
        if (cgroup > 1) {
            return List.of(PreflightFinding.of(Check.CGROUP, Level.GOOD, "v2"));
        }
        boolean told = blueprint.allowsCgroupV1();
        Optional<KubernetesVersion> refusing = wanted.stream().flatMap(Optional::stream).filter(CgroupCheck::refuses).max(KubernetesVersion::compareTo);
        if (refusing.isPresent()) {
            String version = refusing.get().toString();
            return told
                    ? List.of(PreflightFinding.of(Check.CGROUP, Level.GOOD, "v1-allowed", version))
                    : List.of(PreflightFinding.of(Check.CGROUP, Level.ERROR, "v1-refused", version).mendedBy(mends(blueprint, older)));
        }
        boolean unknown = wanted.stream().anyMatch(Optional::isEmpty);
        return unknown && !told
                ? List.of(PreflightFinding.of(Check.CGROUP, Level.NOTE, "v1-unknown-image").mendedBy(mends(blueprint, Optional.empty())))
                : List.of(PreflightFinding.of(Check.CGROUP, Level.GOOD, "v1-fits"));
    }

    static boolean refuses(KubernetesVersion version) {
        return version.isAtLeast(1, 35);
    }

    private static List<Mend> mends(Blueprint blueprint, Optional<String> older) {
        List<Mend> mends = new ArrayList<>();
        mends.add(new Mend.Change("allow-cgroup-v1", List.of(), blueprint.withCgroupV1Allowed(true)));
        older.ifPresent(image -> mends.add(ImageCheck.use(image, blueprint)));
        return mends;
    }
}
