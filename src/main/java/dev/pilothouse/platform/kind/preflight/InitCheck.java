package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.PreflightFinding.Mend;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether the engine puts a process of its own before systemd in every container: nodes do not boot then, unless kind turns that off for them. */
final class InitCheck {

    /** The first that starts its nodes with {@code --init=false}. */
    private static final Version TURNS_OFF = Version.of(0, 11);
    private static final Mend READ = new Mend.Read(URI.create("https://kind.sigs.k8s.io/docs/user/known-issues/#docker-init-daemon-config"));

    private InitCheck() {}

    /**
     * @param file the engine's configuration where it says {@code "init": true}; empty where it does not
     * @param kind empty while it is not known
     */
    static List<PreflightFinding> of(Optional<Path> file, Optional<Version> kind) {
        return file.map(it -> kind.filter(version -> version.isBefore(TURNS_OFF)).isPresent()
                        ? PreflightFinding.of(Check.INIT, Level.ERROR, "in-the-way", it.toString()).mendedBy(READ)
                        : PreflightFinding.of(Check.INIT, Level.NOTE, "turned-off-by-kind", it.toString()))
                .stream()
                .toList();
    }
}
