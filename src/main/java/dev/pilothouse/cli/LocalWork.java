package dev.pilothouse.cli;

import dev.pilothouse.engine.LocalClusters;
import dev.pilothouse.local.Engines;
import dev.pilothouse.local.KindClusters;

/** What the commands of {@code local} work with. */
public record LocalWork(KindClusters kind, Engines engines) {

    public static LocalWork of(LocalClusters local) {
        return new LocalWork(local.kind(), local.engines());
    }
}
