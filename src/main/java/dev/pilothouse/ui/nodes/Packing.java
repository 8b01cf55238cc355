package dev.pilothouse.ui.nodes;

import dev.pilothouse.model.Row;
import java.util.List;

/**
 * The nodes with their pods; amounts of processor in thousandths of a core, of memory in bytes.
 *
 * @param pending pods that have no node, the oldest first
 * @param workloads those that have a colour of their own, in the order of the colours
 */
record Packing(List<Box> boxes, List<Row> pending, List<String> workloads) {

    static final Packing EMPTY = new Packing(List.of(), List.of(), List.of());

    /** Names of so many workloads have a colour of their own. */
    static final int COLOURS = 6;

    /** An amount of processor and memory. */
    record Load(long cpu, long memory) {

        static final Load NONE = new Load(0, 0);

        Load plus(Load other) {
            return new Load(cpu + other.cpu, memory + other.memory);
        }

        long of(Resource resource) {
            return resource == Resource.CPU ? cpu : memory;
        }
    }

    /** What a track shows. */
    enum Resource {
        CPU,
        MEMORY
    }

    /**
     * A node.
     *
     * @param asked what its pods ask for together
     */
    record Box(Row node, Load offers, long podsOffered, Load asked, List<Block> blocks) {}

    /**
     * A pod on it.
     *
     * @param colour from 0, or -1 for the neutral one
     */
    record Block(Row pod, String workload, int colour, Load asks, Load uses) {}
}
