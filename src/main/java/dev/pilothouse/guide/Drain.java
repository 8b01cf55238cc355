package dev.pilothouse.guide;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.placement.Room;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Emptying a node: no new pods come, and those that may leave it are evicted as their disruption budgets allow.
 *
 * <p>Who stays and what needs a permission is as {@code kubectl drain} has it, except that pods of DaemonSets stay without being asked.
 *
 * @param cordoned whether it takes no new pods already
 * @param guests its pods
 * @param budgets those that have a say about guests that leave
 * @param elsewhere what the other nodes have left
 */
public record Drain(ResourceRef node, boolean cordoned, List<Guest> guests, List<Budget> budgets, Room elsewhere) {

    /** More names than these are counted. */
    private static final int NAMES = 4;

    /**
     * What somebody agreed to.
     *
     * @param data pods may lose what they keep in {@code emptyDir} volumes
     * @param loneliness pods may go that nobody makes again
     */
    public record Consent(boolean data, boolean loneliness) {}

    /**
     * A disruption budget with what it lets go at this moment.
     *
     * @param guests names of the guests that it covers
     */
    public record Budget(String name, int allowed, List<String> guests) {}

    /** Tells whether it can be emptied: only nodes can. */
    public static boolean fits(ResourceRef ref) {
        return ref.kind().sameAs(BuiltIn.NODE);
    }

    /** Returns the draft after which no new pods come to the node, or may again. */
    public static Draft cordon(String node, boolean cordoned) {
        ResourceRef ref = new ResourceRef(BuiltIn.NODE, "", node);
        return new Draft(new Summary(cordoned ? "cordon" : "uncordon", List.of(node)), List.of(unschedulable(ref, cordoned)));
    }

    private static Wish unschedulable(ResourceRef node, boolean cordoned) {
        return new Wish.SetFields(node, new Tree(Map.of("spec", Map.of("unschedulable", cordoned))));
    }

    /** Returns the guests that would leave. */
    public List<Guest> leaving() {
        return guests.stream().filter(Guest::leaves).toList();
    }

    /** Returns the guests that may not leave without more consent. */
    public List<Guest> asking(Consent consent) {
        return leaving().stream()
                .filter(guest -> (guest.losesData() && !consent.data()) || (guest.isAlone() && !consent.loneliness()))
                .toList();
    }

    /** Returns what would follow, the most important first. */
    public List<Effect> effects() {
        List<Effect> effects = new ArrayList<>();
        told(effects, "guide.drain.alone", leaving().stream().filter(Guest::isAlone).toList());
        told(effects, "guide.drain.data", leaving().stream().filter(Guest::losesData).toList());
        budgets.forEach(budget -> effects.add(
                budget.allowed() == 0
                        ? Effect.warning("guide.drain.budget-none", budget.name(), Names.first(NAMES, budget.guests()))
                        : Effect.note("guide.drain.budget", budget.name(), Integer.toString(budget.allowed()), Names.first(NAMES, budget.guests()))));
        told(effects, "guide.drain.no-room", homeless());
        effects.add(Effect.note("guide.drain.leaving", Integer.toString(leaving().size())));
        int stay = guests.size() - leaving().size();
        if (stay > 0) {
            effects.add(Effect.note("guide.drain.staying", Integer.toString(stay)));
        }
        return effects;
    }

    private static void told(List<Effect> effects, String key, List<Guest> guests) {
        if (!guests.isEmpty()) {
            effects.add(Effect.warning(key, Names.first(NAMES, guests.stream().map(guest -> guest.ref().name()).toList())));
        }
    }

    /** Guests that are made again and then find no other node, when one after the other takes its room. */
    private List<Guest> homeless() {
        List<Guest> homeless = new ArrayList<>();
        Room room = elsewhere;
        for (Guest guest : leaving()) {
            Room.Placement placement = room.place(guest.shape(), 1);
            if (placement.left() > 0 && !guest.isAlone()) {
                homeless.add(guest);
            }
            room = room.after(guest.shape(), placement);
        }
        return homeless;
    }

    /**
     * Makes the draft that cordons the node and evicts its guests.
     *
     * @param patience how long to ask again for each pod that a budget holds back
     * @throws IllegalArgumentException when guests ask for more consent
     */
    public Draft draft(Consent consent, Duration patience) {
        if (!asking(consent).isEmpty()) {
            throw new IllegalArgumentException("There are pods that may not leave without consent.");
        }
        Stream<Wish> evictions = leaving().stream().map(guest -> new Wish.Evict(guest.ref(), guest.uid(), patience));
        return new Draft(
                new Summary("drain", List.of(node.name(), Integer.toString(leaving().size()))),
                Stream.concat(Stream.of(unschedulable(node, true)), evictions).toList());
    }
}
