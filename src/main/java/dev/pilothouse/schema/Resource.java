package dev.pilothouse.schema;

import dev.pilothouse.model.Kind;
import java.util.List;
import java.util.Set;

/**
 * Under which names a kind is served, and what may be done with it, as discovery says it ({@code APIResource} of the meta API).
 *
 * @param singular name of one, for example {@code deployment}
 * @param shortNames as kubectl knows them, for example {@code deploy}
 * @param categories groups of kinds such as {@code all}
 * @param verbs what may be asked: {@code get}, {@code list}, {@code watch}, {@code create}, …
 * @param storageVersion version in which objects are kept
 */
public record Resource(
        Kind kind,
        String singular,
        List<String> shortNames,
        List<String> categories,
        Set<String> verbs,
        List<Subresource> subresources,
        String storageVersion) {

    /**
     * A part or an action of an object with a path of its own, for example {@code deployments/scale}.
     *
     * @param name last step of the path
     * @param kind what is read and written there, for example {@code autoscaling/v1 Scale}
     */
    public record Subresource(String name, Kind kind, Set<String> verbs) {}

    /** Returns the name by which the playground's rooms speak of it: {@code pods}, {@code deployments.apps}. */
    public String name() {
        return kind.qualifiedPlural();
    }
}
