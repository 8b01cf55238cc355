package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.PreflightFinding.Mend;
import java.net.URI;
import java.util.List;

/** Whether an engine that runs without root may do what kind refuses to start without: cgroup v2, and limits delegated to the user. */
final class RootlessCheck {

    private static final Mend READ = new Mend.Read(URI.create("https://kind.sigs.k8s.io/docs/user/rootless/"));
    private static final Mend DELEGATE = new Mend.Command("sudo mkdir -p /etc/systemd/system/user@.service.d"
            + " && printf '[Service]\\nDelegate=yes\\n' | sudo tee /etc/systemd/system/user@.service.d/delegate.conf"
            + " && sudo systemctl daemon-reload");

    private RootlessCheck() {}

    static List<PreflightFinding> of(EngineFacts engine) {
        if (!engine.rootless()) {
            return List.of();
        }
        if (engine.cgroup() != 2) {
            return List.of(PreflightFinding.of(Check.ROOTLESS, Level.ERROR, "cgroup-v1", engine.name()).mendedBy(READ));
        }
        return engine.delegated()
                ? List.of(PreflightFinding.of(Check.ROOTLESS, Level.GOOD, "able", engine.name()))
                : List.of(PreflightFinding.of(Check.ROOTLESS, Level.ERROR, "not-delegated", engine.name()).mendedBy(DELEGATE, READ));
    }
}
