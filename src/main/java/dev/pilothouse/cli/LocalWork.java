package dev.pilothouse.cli;

import dev.pilothouse.engine.LocalClusters;
import dev.pilothouse.local.Engines;
import dev.pilothouse.local.KindClusters;
import dev.pilothouse.local.SimpleClusters;
import java.util.List;

/** What the commands of {@code local} work with. */
public record LocalWork(KindClusters kind, Engines engines, List<SimpleClusters> simple) {

    LocalWork(KindClusters kind, Engines engines) {
        this(kind, engines, List.of());
    }

    public static LocalWork of(LocalClusters local) {
        return new LocalWork(local.kind(), local.engines(), local.simple());
    }
}
