package dev.pilothouse.log;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** The contents of the chunks that were looked at lately. For any number of threads, none of which waits. */
final class Unpacked {

    private static final int SLOTS = 8;

    private final AtomicReferenceArray<Content> slots = new AtomicReferenceArray<>(SLOTS);

    private static final class Content {
        private final Chunk chunk;
        private final byte[] bytes;

        Content(Chunk chunk, byte[] bytes) {
            this.chunk = chunk;
            this.bytes = bytes;
        }
    }

    byte[] of(Chunk chunk) {
        if (chunk.open()) {
            return chunk.content();
        }
        int slot = System.identityHashCode(chunk) & SLOTS - 1;
        Content known = slots.get(slot);
        if (known != null && known.chunk.equals(chunk)) {
            return known.bytes;
        }
        byte[] bytes = chunk.content();
        slots.set(slot, new Content(chunk, bytes));
        return bytes;
    }
}
