package dev.pilothouse.ui.cluster;

import dev.pilothouse.local.LocalCluster;
import java.util.Optional;

/**
 * What this computer knows of a cluster that runs on it.
 *
 * @param use what its nodes use together, where it was measured
 * @param deed what is being done with it now
 */
record LocalPart(LocalCluster cluster, Optional<Use> use, Optional<LocalDeed.What> deed) {

    /**
     * What nodes use together, rounded so that an idle cluster keeps one figure.
     *
     * @param tenths of a processor
     * @param memory in steps of ten megabytes
     */
    record Use(int tenths, long memory) {

        static Use of(double cores, long bytes) {
            return new Use((int) Math.round(cores * 10), Math.round(bytes / 10_000_000.0));
        }

        double cores() {
            return tenths / 10.0;
        }

        long bytes() {
            return memory * 10_000_000;
        }
    }
}
