package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.BlueprintNode;
import dev.pilothouse.local.BlueprintNode.Mount;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.PreflightFinding.Mend;
import dev.pilothouse.platform.kind.preflight.EngineFacts.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Whether the folders that nodes are to see are there. */
final class FoldersCheck {

    private FoldersCheck() {}

    /**
     * @param place of the engine: folders of another computer are not ours to look at
     * @param missing whether a whole path leads nowhere
     */
    static List<PreflightFinding> of(Blueprint blueprint, Place place, Predicate<String> missing) {
        List<PreflightFinding> findings = new ArrayList<>();
        int mounts = 0;
        for (BlueprintNode node : blueprint.nodes()) {
            for (int i = 0; i < node.mounts().size(); i++) {
                Mount mount = node.mounts().get(i);
                mounts++;
                if (place != Place.ELSEWHERE && missing.test(mount.hostPath())) {
                    findings.add(at(node, i, PreflightFinding.of(Check.FOLDERS, Level.WARNING, "missing", mount.hostPath()))
                            .mendedBy(new Mend.Command("mkdir -p " + KubeconfigCheck.quoted(mount.hostPath()))));
                }
            }
        }
        if (mounts > 0 && place == Place.ELSEWHERE) {
            findings.add(PreflightFinding.of(Check.FOLDERS, Level.NOTE, "elsewhere"));
        }
        if (mounts > 0 && findings.isEmpty()) {
            findings.add(PreflightFinding.of(Check.FOLDERS, Level.GOOD, mounts == 1 ? "there" : "all-there", Integer.toString(mounts)));
        }
        return findings;
    }

    private static PreflightFinding at(BlueprintNode node, int mount, PreflightFinding finding) {
        return finding.at("nodes", node.index(), "extraMounts", mount, "hostPath");
    }
}
