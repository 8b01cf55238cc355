package dev.pilothouse.forward;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Remembers beside the caller, since a disk may be slow and callers paint the screen. One write follows the other; of what is to be
 * remembered while one is under way only the newest is written.
 */
final class MemoryBeside implements AutoCloseable {

    private final Memory memory;
    private final Later later;
    private final Object pen = new Object();
    private Optional<List<Plan>> next = Optional.empty();

    MemoryBeside(Memory memory, Later later) {
        this.memory = memory;
        this.later = later;
    }

    /** Returns what is remembered; may block. */
    List<Plan> plans() {
        return memory.plans();
    }

    /** Returns at once. */
    void keep(List<Plan> plans) {
        boolean waits;
        synchronized (this) {
            waits = next.isPresent();
            next = Optional.of(plans);
        }
        if (!waits) {
            later.after(Duration.ZERO, this::write);
        }
    }

    private void write() {
        synchronized (pen) {
            taken().ifPresent(memory::keep);
        }
    }

    private synchronized Optional<List<Plan>> taken() {
        Optional<List<Plan>> plans = next;
        next = Optional.empty();
        return plans;
    }

    /** Returns when all is written. */
    @Override
    public void close() {
        write();
    }
}
