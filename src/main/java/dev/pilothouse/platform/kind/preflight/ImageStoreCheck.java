package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.PreflightFinding.Mend;
import java.net.URI;
import java.util.List;

/** Whether the engine keeps images where {@code kind load docker-image} cannot take those of several platforms from. */
final class ImageStoreCheck {

    private static final Mend READ = new Mend.Read(URI.create("https://github.com/kubernetes-sigs/kind/issues/3795"));

    private ImageStoreCheck() {}

    static List<PreflightFinding> of(EngineFacts engine) {
        return engine.containerdStore()
                ? List.of(PreflightFinding.of(Check.IMAGE_STORE, Level.NOTE, "containerd", engine.name()).mendedBy(READ))
                : List.of();
    }
}
