package dev.pilothouse.ui.nodes;

import dev.pilothouse.model.Row;
import java.util.List;
import java.util.stream.Stream;

/**
 * The nodes with their pods; amounts of processor in thousandths of a core, of memory in bytes.
 *
 * @param pending pods that have no node, the oldest first
 * @param groups names of what has a colour of its own, in the order of the colours
 */
record Packing(List<Box> boxes, List<Row> pending, List<String> groups) {

    static final Packing EMPTY = new Packing(List.of(), List.of(), List.of());

    /** So many groups have a colour of their own. */
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

    /** What the width of a block is. */
    enum Measure {
        REQUESTS,
        USE
    }

    /** What blocks of one colour have in common. */
    enum Colouring {
        WORKLOAD,
        NAMESPACE,
        QOS
    }

    /**
     * A node.
     *
     * @param taints as {@code key:Effect}
     * @param asked what its pods ask for together
     * @param supposed it does not exist, but what if it did
     */
    record Box(Row node, Load offers, long podsOffered, List<String> taints, Load asked, List<Block> blocks, boolean supposed) {

        /** Returns the box with these blocks instead of its own; what leaves asks for nothing there. */
        Box with(List<Block> others) {
            Box box = new Box(node, offers, podsOffered, taints, asked, others, supposed);
            return new Box(node, offers, podsOffered, taints, box.there().map(Block::asks).reduce(Load.NONE, Load::plus), others, supposed);
        }

        /** Returns what is there under all that is supposed. */
        Stream<Block> there() {
            return blocks.stream().filter(block -> block.moving() != Moving.LEAVES);
        }

        Load used() {
            return there().map(Block::uses).reduce(Load.NONE, Load::plus);
        }
    }

    /**
     * A pod on it.
     *
     * @param colour from 0, or -1 for the neutral one
     */
    record Block(Row pod, String workload, int colour, Load asks, Load uses, Moving moving) {

        Load by(Measure measure) {
            return measure == Measure.REQUESTS ? asks : uses;
        }

        Block as(Moving other) {
            return new Block(pod, workload, colour, asks, uses, other);
        }
    }

    /** Whether a pod would be elsewhere under what is supposed. */
    enum Moving {
        STAYS,
        LEAVES,
        ARRIVES
    }
}
