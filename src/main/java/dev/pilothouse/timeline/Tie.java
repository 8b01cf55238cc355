package dev.pilothouse.timeline;

import dev.pilothouse.kinds.Relation;
import dev.pilothouse.kinds.Relation.Role;
import dev.pilothouse.kinds.Relations;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Something whose change can break an object.
 *
 * @param writers who wrote it and when, as the server keeps it; nothing else of the object is kept
 */
public record Tie(ResourceRef ref, How how, List<Writer> writers) {

    /** What it is to the object. */
    public enum How {
        ITSELF,
        OWNER,
        /** A ConfigMap, Secret, claim, node or account that the object or its owner names. */
        USED
    }

    /** A field manager and the moment of its last write, as {@code metadata.managedFields} tells it. */
    public record Writer(String name, String time) {}

    /** Whole workloads name no more; who does is told about the first ones. */
    static final int MOST = 24;

    private static final int GENERATIONS = 4;
    private static final Set<Role> USED = Set.of(
            Role.CONFIGURATION, Role.SECRET, Role.CLAIM, Role.SERVICE_ACCOUNT, Role.NODE, Role.TARGET, Role.SERVICE, Role.VOLUME, Role.CLASS);

    /**
     * Returns the object, its owners, and what they use.
     *
     * @param read asked for each once; empty for what is gone or may not be read
     */
    public static List<Tie> of(ResourceRef object, Function<ResourceRef, Optional<Document>> read) {
        List<Tie> ties = new ArrayList<>();
        List<ResourceRef> used = new ArrayList<>();
        Optional<ResourceRef> next = Optional.of(object);
        for (int i = 0; i < GENERATIONS && next.isPresent(); i++) {
            ResourceRef ref = next.get();
            Optional<Document> document = read.apply(ref);
            ties.add(new Tie(ref, i == 0 ? How.ITSELF : How.OWNER, document.map(Tie::written).orElse(List.of())));
            document.ifPresent(found -> collect(found, used));
            next = document.flatMap(Tie::owner);
        }
        used.stream()
                .filter(ref -> ties.stream().noneMatch(tie -> Family.same(tie.ref, ref)))
                .limit(MOST)
                .toList()
                .forEach(ref -> ties.add(new Tie(ref, How.USED, read.apply(ref).map(Tie::written).orElse(List.of()))));
        return List.copyOf(ties);
    }

    private static void collect(Document document, List<ResourceRef> into) {
        for (Relation relation : Relations.of(document)) {
            if (relation instanceof Relation.Refers(Role role, ResourceRef target, _) && USED.contains(role) && !into.contains(target)) {
                into.add(target);
            }
        }
    }

    private static Optional<ResourceRef> owner(Document document) {
        return Relations.of(document).stream()
                .filter(relation -> relation.role() == Role.OWNER)
                .map(relation -> ((Relation.Refers) relation).target())
                .filter(owner -> !owner.kind().sameAs(WellKnown.NODE))
                .findFirst();
    }

    private static List<Writer> written(Document document) {
        return document.tree().trees("metadata", "managedFields").stream()
                .filter(entry -> Set.of("", "scale").contains(entry.text("subresource")))
                .map((Tree entry) -> new Writer(entry.text("manager"), entry.text("time")))
                .toList();
    }
}
