package dev.pilothouse.ui.nodes;

import dev.pilothouse.guide.Drain;
import dev.pilothouse.guide.Guest;
import dev.pilothouse.placement.NodeSpace;
import dev.pilothouse.placement.Room;
import dev.pilothouse.ui.nodes.Packing.Block;
import dev.pilothouse.ui.nodes.Packing.Box;
import dev.pilothouse.ui.nodes.Packing.Moving;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What would become of the pods of a node that is emptied: to which other node each would go, one after the other. Nothing is written.
 *
 * @param moves by uid the node that takes the pod, empty where none does; pods that nobody makes again are not among them
 */
record Emptying(Drain drain, Map<String, Optional<String>> moves) {

    /**
     * Finds a place for each pod that leaves and is made again.
     *
     * @param supposed a further node that is supposed to exist
     */
    static Emptying of(Drain drain, Optional<NodeSpace> supposed) {
        Room room = new Room(Stream.concat(drain.elsewhere().nodes().stream(), supposed.stream()).toList());
        Map<String, Optional<String>> moves = new LinkedHashMap<>();
        for (Guest guest : drain.leaving()) {
            if (guest.fate() == Guest.Fate.LEAVES) {
                Room.Placement placement = room.place(guest.shape(), 1);
                moves.put(guest.uid(), placement.byNode().keySet().stream().findFirst());
                room = room.after(guest.shape(), placement);
            }
        }
        return new Emptying(drain, moves);
    }

    long placed() {
        return moves.values().stream().filter(Optional::isPresent).count();
    }

    long homeless() {
        return moves.size() - placed();
    }

    /** Returns the packing with the pods where they would be: faded where they leave, as guests where they arrive. */
    Packing on(Packing packing) {
        Map<String, List<Block>> arriving = new LinkedHashMap<>();
        List<Box> boxes = new ArrayList<>();
        List<String> leaving = drain.leaving().stream().map(Guest::uid).toList();
        for (Box box : packing.boxes()) {
            if (box.node().name().equals(drain.node().name())) {
                box.blocks().forEach(block -> moves.getOrDefault(block.pod().uid(), Optional.empty())
                        .ifPresent(node -> arriving.computeIfAbsent(node, _ -> new ArrayList<>()).add(block.as(Moving.ARRIVES))));
            }
        }
        for (Box box : packing.boxes()) {
            boolean emptied = box.node().name().equals(drain.node().name());
            Stream<Block> own = box.blocks().stream().map(block -> emptied && leaving.contains(block.pod().uid()) ? block.as(Moving.LEAVES) : block);
            boxes.add(box.with(Stream.concat(own, arriving.getOrDefault(box.node().name(), List.of()).stream()).toList()));
        }
        return new Packing(boxes, packing.pending(), packing.groups());
    }
}
