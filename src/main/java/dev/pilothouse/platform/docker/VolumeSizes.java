package dev.pilothouse.platform.docker;

import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** How large volumes are. The engine walks through their files to say it, so it is asked seldom, and lists don't wait for it. */
final class VolumeSizes {

    private static final Duration HOLDS = Duration.ofMinutes(1);
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final EngineTables tables;
    private final Runnable arrived;
    private Map<String, Tree> known = Map.of();
    private CompletableFuture<Void> asking = CompletableFuture.completedFuture(null);
    private long asked;

    /**
     * @param arrived called when sizes are known that were not
     */
    VolumeSizes(EngineTables tables, Runnable arrived) {
        this.tables = tables;
        this.arrived = arrived;
    }

    /** Returns the volumes with what is known of their sizes, after waiting for it no longer than that. */
    List<Tree> add(List<Tree> volumes, Duration patience) {
        CompletableFuture<Void> latest = ask();
        if (patience.isPositive()) {
            latest.completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS).join();
        }
        return EngineForms.sized(volumes, known());
    }

    private synchronized Map<String, Tree> known() {
        return known;
    }

    private synchronized CompletableFuture<Void> ask() {
        boolean fresh = asked != 0 && System.nanoTime() - asked < HOLDS.toNanos();
        if (asking.isDone() && !fresh) {
            CompletableFuture<Void> done = new CompletableFuture<>();
            asking = done;
            Thread.ofVirtual().name("docker-volumes").start(() -> {
                try {
                    read();
                } finally {
                    done.complete(null);
                }
            });
        }
        return asking.copy();
    }

    /** Sizes are a help and never a reason to fail. */
    private void read() {
        Map<String, Tree> sizes = new HashMap<>();
        try {
            tables.volumesOnDisk(LIMIT).forEach(volume -> sizes.put(volume.text("Name"), volume.tree("UsageData")));
        } catch (ProblemException e) {
            // asked again later
        }
        boolean changed;
        synchronized (this) {
            changed = !sizes.isEmpty() && !sizes.equals(known);
            known = changed ? sizes : known;
            asked = System.nanoTime();
        }
        if (changed) {
            arrived.run();
        }
    }
}
