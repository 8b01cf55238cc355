package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.PreflightFinding.Mend;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether kind can write the cluster's kubeconfig.
 *
 * <p>It does so when all else is done, and takes nothing back when it fails: a cluster runs then that nobody can open.
 */
final class KubeconfigCheck {

    /** kind holds its lock for a moment; who held one longer is gone. */
    private static final Duration STALE = Duration.ofSeconds(10);

    private KubeconfigCheck() {}

    /**
     * What is known of the file.
     *
     * @param writable whether it, or the folder in which it is to be made, can be written
     * @param locked for how long another program has said that it writes the file; empty when none does
     */
    record Facts(Path file, boolean writable, Optional<Duration> locked) {

        Path lock() {
            return file.resolveSibling(file.getFileName() + ".lock");
        }
    }

    static List<PreflightFinding> of(Facts facts) {
        String file = facts.file.toString();
        if (!facts.writable) {
            return List.of(PreflightFinding.of(Check.KUBECONFIG, Level.ERROR, "not-writable", file));
        }
        return List.of(facts.locked
                .map(age -> age.compareTo(STALE) < 0
                        ? PreflightFinding.of(Check.KUBECONFIG, Level.WARNING, "in-use", file)
                        : PreflightFinding.of(Check.KUBECONFIG, Level.ERROR, "locked", facts.lock().toString())
                                .mendedBy(new Mend.Command("rm " + quoted(facts.lock().toString()))))
                .orElseGet(() -> PreflightFinding.of(Check.KUBECONFIG, Level.GOOD, "writable", file)));
    }

    /** Writes a word so that a shell takes it as one. */
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:@%+=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
