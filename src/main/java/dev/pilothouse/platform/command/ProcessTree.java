package dev.pilothouse.platform.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process with all that it started, which is ended as a whole: a tool that is killed leaves its children to nobody. */
record ProcessTree(Process root) {

    private static final Duration ASKED = Duration.ofSeconds(1);
    private static final Duration FORCED = Duration.ofSeconds(5);

    /** Asks all of them to end, forces those that do not, and waits; an interrupt does not shorten it. */
    void end() {
        List<ProcessHandle> all = new ArrayList<>(List.of(root.toHandle()));
        root.descendants().forEach(all::add);
        all.forEach(ProcessHandle::destroy);
        if (!ended(all, ASKED)) {
            all.stream().flatMap(ProcessHandle::descendants).toList().forEach(ProcessHandle::destroyForcibly);
            all.forEach(ProcessHandle::destroyForcibly);
            ended(all, FORCED);
        }
    }

    private static boolean ended(List<ProcessHandle> all, Duration patience) {
        CompletableFuture<Void> gone = CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        long end = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    gone.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                    return true;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
