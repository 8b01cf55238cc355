package dev.pilothouse.guide;

import dev.pilothouse.placement.AmountText;
import dev.pilothouse.placement.Amounts;
import dev.pilothouse.placement.Obstacle;
import dev.pilothouse.placement.PodShape;
import dev.pilothouse.placement.Room;
import dev.pilothouse.placement.Room.Placement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says whether further copies of a pod find a node, and why not. */
record ScaleRoom(PodShape copy, Optional<Room> room) {

    /** More names than these are counted. */
    private static final int NAMES = 4;

    List<Effect> effects(int more) {
        if (room.isEmpty() || room.get().nodes().isEmpty()) {
            return List.of(Effect.note("guide.scale.more", text(more)));
        }
        Placement placement = room.get().place(copy, more);
        List<Effect> effects = new ArrayList<>();
        if (placement.left() > 0) {
            effects.add(Effect.warning("guide.scale.no-room", text(more), text(placement.left()), asks(1)));
            obstacles(placement).forEach((key, nodes) -> effects.add(key.effect(Names.first(NAMES, nodes))));
        } else if (copy.asksForNothing()) {
            effects.add(Effect.note("guide.scale.asks-nothing", text(more)));
        } else {
            effects.add(Effect.note("guide.scale.fits", text(more), asks(more), Names.first(NAMES, List.copyOf(placement.byNode().keySet()))));
        }
        if (copy.minds()) {
            effects.add(Effect.note("guide.scale.minds"));
        }
        return effects;
    }

    private String asks(int copies) {
        Amounts asks = copy.asks();
        return Stream.of("cpu", "memory")
                .filter(resource -> asks.get(resource) > 0)
                .map(resource -> AmountText.of(resource, asks.get(resource) * copies))
                .collect(Collectors.joining(", "));
    }

    /** A reason with what it names, so that nodes with the same are told together. */
    private record Reason(String key, String about) {
        Effect effect(String nodes) {
            return about.isEmpty() ? Effect.note(key, nodes) : Effect.note(key, nodes, about);
        }
    }

    private static Map<Reason, List<String>> obstacles(Placement placement) {
        Map<Reason, List<String>> nodes = new LinkedHashMap<>();
        placement.obstacles().forEach((node, obstacle) -> nodes.computeIfAbsent(reason(obstacle), _ -> new ArrayList<>()).add(node));
        return nodes;
    }

    private static Reason reason(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.Cordoned _ -> new Reason("guide.placement.cordoned", "");
            case Obstacle.Tainted(String key) -> new Reason("guide.placement.tainted", key);
            case Obstacle.NotChosen _ -> new Reason("guide.placement.not-chosen", "");
            case Obstacle.TooLittle(String resource, long missing) ->
                new Reason("guide.placement.too-little", AmountText.of(resource, missing));
        };
    }

    private static String text(int number) {
        return Integer.toString(number);
    }
}
