package dev.pilothouse.guide;

import dev.pilothouse.guide.Drain.Budget;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.placement.Room;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Takes in nodes, pods and disruption budgets one by one and keeps what emptying one node needs to know. */
public final class DrainReader {

    /** What is to be read, of all namespaces. */
    private static final List<Kind> NEEDS = Stream.concat(
                    Room.NEEDS.stream(), Stream.of(BuiltIn.BUDGET))
            .toList();

    private final ResourceRef node;
    private final Room.Reader room = new Room.Reader();
    private final List<Guest> guests = new ArrayList<>();
    private final List<Tree> budgets = new ArrayList<>();
    private boolean cordoned;

    /** Hands over all objects of some kinds in a namespace, and tells of which kinds all were read. */
    @FunctionalInterface
    public interface Source {
        Set<Kind> around(String namespace, List<Kind> kinds, Consumer<Document> consumer);
    }

    /**
     * Reads what emptying a node needs to know.
     *
     * @throws ProblemException {@code FORBIDDEN} when the pods may not be listed: a node that seems empty is not empty
     */
    public static Drain read(ResourceRef node, Source source) {
        DrainReader reader = new DrainReader(node);
        if (!source.around("", NEEDS, reader::add).contains(BuiltIn.POD)) {
            throw new ProblemException(Problem.of(ProblemCode.FORBIDDEN, "list", "pods", ""));
        }
        return reader.drain();
    }

    DrainReader(ResourceRef node) {
        this.node = node;
    }

    /** Takes in one object; kinds that do not matter do no harm. */
    void add(Document document) {
        room.add(document);
        Tree tree = document.tree();
        switch (document.kindName()) {
            case "Node" -> cordoned |= document.name().equals(node.name()) && tree.isTrue("spec", "unschedulable");
            case "Pod" -> {
                if (tree.text("spec", "nodeName").equals(node.name()) && !tree.has("metadata", "deletionTimestamp")) {
                    guests.add(Guest.of(new ResourceRef(BuiltIn.POD, document.namespace(), document.name()), tree));
                }
            }
            case "PodDisruptionBudget" -> budgets.add(tree);
            default -> {}
        }
    }

    Drain drain() {
        List<Guest> sorted = guests.stream()
                .sorted(Comparator.comparing((Guest guest) -> guest.ref().namespace()).thenComparing(guest -> guest.ref().name()))
                .toList();
        List<Budget> holding =
                budgets.stream().map(budget -> budget(budget, sorted)).filter(budget -> !budget.guests().isEmpty()).toList();
        return new Drain(node, cordoned, sorted, holding, room.room().without(node.name()));
    }

    private static Budget budget(Tree budget, List<Guest> guests) {
        LabelSelector selector = LabelSelector.of(budget.tree("spec", "selector"));
        List<String> covered = guests.stream()
                .filter(guest -> guest.leaves() && guest.fate() != Guest.Fate.ENDED)
                .filter(guest -> guest.ref().namespace().equals(budget.text("metadata", "namespace")) && selector.matches(guest.labels()))
                .map(guest -> guest.ref().name())
                .toList();
        return new Budget(budget.text("metadata", "name"), (int) budget.number(0, "status", "disruptionsAllowed"), covered);
    }
}
